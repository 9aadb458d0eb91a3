package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas: what answers tell, what Reddit documents, and who goes first. */
final class QuotaTest extends RedditTest {
    private final RedditConnector connector = RedditFixture.connector(reddit, RedditFixture.config(reddit));
    private final PollingSource polling = connector.facet(PollingSource.class).orElseThrow();
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();

    private PollPage poll(PollingSource source) {
        return source.poll(account, RedditConfig.INBOX, null, beginning);
    }

    private static Map<String, String> quota(String used, String remaining, String reset) {
        return Map.of("X-Ratelimit-Used", used, "X-Ratelimit-Remaining", remaining, "X-Ratelimit-Reset", reset);
    }

    private void answer() {
        FakeThing comment = reddit.things.mention("help");
        Target target = new Target(comment.name, comment.name, comment.post, null);
        sender.send(account, Accounts.answer(Visibility.PUBLIC, target, "we come", reddit.clock.instant()));
    }

    @ParameterizedTest
    @CsvSource({"600, 0.0, 241.5", "996, 0, 241", "600.0, 0.9, 241.25"})
    void what_answers_tell_is_kept_until_the_window_ends(String used, String remaining, String reset) {
        reddit.quota = quota(used, remaining, reset);
        poll(polling);
        assertThatThrownBy(() -> poll(polling))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isBetween(
                                reddit.clock.instant().plusSeconds(241),
                                reddit.clock.instant().plusSeconds(242)));
        assertThat(reddit.calls).hasSize(1);
        reddit.clock.advance(Duration.ofSeconds(242));
        assertThat(poll(polling).comeAgain()).isPositive();
    }

    @Test
    void answers_to_customers_may_use_what_polling_must_leave() {
        reddit.quota = quota("920", "80", "300");
        poll(polling);
        assertThatThrownBy(() -> poll(polling)).isInstanceOf(RateLimited.class);
        answer();
        assertThat(reddit.calls("POST", "/api/comment")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"lots, few, soon", "1, 0, -5", "1, 0, 99999", "NaN, 0, 300"})
    void headers_that_cannot_be_believed_are_not(String used, String remaining, String reset) {
        reddit.quota = quota(used, remaining, reset);
        poll(polling);
        assertThat(poll(polling).comeAgain()).isPositive();
    }

    @Test
    void all_accounts_together_keep_to_the_documented_quota() {
        RedditConnector small =
                RedditFixture.connector(reddit, RedditFixture.config(reddit).callsPerMinute(1));
        PollingSource source = small.facet(PollingSource.class).orElseThrow();
        int made = 0;
        try {
            for (; made < 20; made++) {
                poll(source);
            }
        } catch (RateLimited limited) {
            assertThat(limited.until()).isAfter(reddit.clock.instant());
        }
        assertThat(made).isEqualTo(9);
    }

    @Test
    void a_window_that_is_told_by_429_holds_up_every_call_of_the_account() {
        reddit.next(new Reply(429, "Too Many Requests", Map.of("X-Ratelimit-Reset", "120")));
        assertThatThrownBy(() -> poll(polling)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(this::answer).isInstanceOf(RateLimited.class);
        assertThat(reddit.calls).hasSize(1);
    }
}
