package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration refuses. */
final class RedditConfigTest {
    private static RedditConfig.Builder good() {
        return RedditConfig.builder().userAgent(FakeReddit.AGENT).client("app-id", Secret.of("app-secret"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        RedditConfig.Builder wrong = RedditConfig.builder()
                .server(URI.create("ftp://x"))
                .userAgent("Java/17")
                .client(" ", Secret.of("a-secret"))
                .subreddits("r/acme")
                .subredditSearch(" ")
                .search("")
                .subject(" ")
                .callsPerMinute(0)
                .pollEvery(Duration.ZERO)
                .changesEvery(Duration.ofSeconds(-1))
                .overlap(Duration.ofSeconds(-1))
                .settling(Duration.ZERO);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageNotContaining("a-secret")
                .hasMessageContainingAll(
                        "server",
                        "userAgent must have the form",
                        "client",
                        "subreddits must be names",
                        "search and subredditSearch",
                        "subject",
                        "callsPerMinute",
                        "pollEvery",
                        "changesEvery",
                        "overlap",
                        "settling");
    }

    @Test
    void what_must_be_given_is_named() {
        assertThatThrownBy(() -> RedditConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("userAgent", "by /u/acme", "client", "reddit.com/prefs/apps");
        assertThatThrownBy(() -> good().subredditSearch("acme").build()).hasMessageContaining("needs subreddits");
        assertThatThrownBy(() -> RedditConnector.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("config is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:com.acme.care:v1.2.0 (by /u/acme)",
                "server:com.acme.care:1.2.0 (by u/acme-care_1)",
                "android:com.example.myredditapp:v1.2.3 (by /u/kemitche)"
            })
    void a_user_agent_in_reddits_form_is_taken(String words) {
        assertThat(good().userAgent(words).build().userAgent()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server:com.acme.care (by /u/acme)",
                "server:com.acme.care:v1 by acme",
                "server:com.acme.care:v1 (by /u/acme)\r\nX: y",
                "a b:c:d (by /u/acme)"
            })
    void any_other_is_not(String words) {
        assertThatThrownBy(() -> good().userAgent(words).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("userAgent");
    }

    @Test
    void defaults_are_reddits_own() {
        RedditConfig config = good().build();
        assertThat(config.api()).isEqualTo(URI.create("https://oauth.reddit.com"));
        assertThat(config.site()).isEqualTo(URI.create("https://www.reddit.com"));
        assertThat(config.callsPerMinute()).isEqualTo(100);
        assertThat(config.asSubreddit()).isFalse();
        assertThat(config.search()).isEmpty();
    }
}
