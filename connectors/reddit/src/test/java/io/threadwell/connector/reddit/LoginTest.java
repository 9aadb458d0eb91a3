package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How accounts are connected, and how their tokens are renewed and given back. */
final class LoginTest extends RedditTest {
    private static final URI BACK = URI.create("https://host.example/back");
    private static final Map<String, String> GRANT = Map.of("code", FakeReddit.CODE, "redirect", BACK.toString());

    private final Authorizer authorizer = facet(Authorizer.class);

    @Test
    void people_are_asked_for_lasting_access_and_for_what_is_needed() {
        assertThat(authorizer.authorizeUrl("state-1", BACK).toString())
                .startsWith(reddit.uri() + "/api/v1/authorize?response_type=code&client_id=app-id")
                .contains("duration=permanent", "state=state-1", "scope=identity%20read%20history%20submit%20edit");
        assertThat(authorizer.scopes())
                .containsExactlyInAnyOrder(
                        "identity", "read", "history", "submit", "edit", "privatemessages", "modmail", "modposts")
                .doesNotContain("vote");
        Authorizer bare = facet(
                Authorizer.class, RedditFixture.config(reddit).modmail(false).moderation(false));
        assertThat(bare.scopes()).doesNotContain("modmail", "modposts");
    }

    @Test
    void an_account_is_known_by_its_name_in_small_letters() {
        Grant grant = authorizer.exchange(GRANT).get(0);
        assertThat(grant.externalId()).isEqualTo("acmecare");
        assertThat(grant.displayName()).isEqualTo("u/AcmeCare");
        assertThat(grant.settings()).isEqualTo(Map.of(RedditConnector.MODERATES, "true"));
        assertThat(grant.token().refresh()).isEqualTo(Accounts.REFRESH);
        assertThat(grant.token().expiresAt()).isEqualTo(reddit.clock.instant().plus(Duration.ofHours(1)));
        assertThat(grant.token().scopes()).contains("modmail");
    }

    @Test
    void what_an_account_watches_is_kept_with_it() {
        reddit.moderates = false;
        Map<String, String> grant = new HashMap<>(GRANT);
        grant.put("code", FakeReddit.CODE + "#_");
        grant.put(RedditConnector.SUBREDDITS, "acme");
        grant.put(RedditConnector.SEARCH, "acme phone");
        grant.put(RedditConnector.SUBREDDIT_SEARCH, " ");
        assertThat(authorizer.exchange(grant).get(0).settings())
                .isEqualTo(Map.of(
                        RedditConnector.MODERATES, "false",
                        RedditConnector.SUBREDDITS, "acme",
                        RedditConnector.SEARCH, "acme phone"));
    }

    @Test
    void a_renewed_token_keeps_what_renews_it() {
        Token renewed = authorizer.refresh(account);
        assertThat(renewed.access()).isEqualTo("renewed-1");
        assertThat(renewed.refresh()).isEqualTo(Accounts.REFRESH);
        assertThat(renewed.expiresAt()).isAfter(reddit.clock.instant());
        assertThat(authorizer.refresh(account).access()).isEqualTo("renewed-2");
    }

    @Test
    void a_renewal_that_reddit_refuses_with_a_bare_400_needs_the_person() {
        reddit.kill(Accounts.TOKEN);
        assertThatThrownBy(() -> authorizer.refresh(account)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_renewal_is_not_used_up_by_an_outage() {
        reddit.next(Reply.error(503, "Service Unavailable"));
        assertThatThrownBy(() -> authorizer.refresh(account)).isInstanceOf(Unavailable.class);
        reddit.next(new Reply(429, "", Map.of("Retry-After", "7")));
        assertThatThrownBy(() -> authorizer.refresh(account)).isInstanceOf(RateLimited.class);
        assertThat(authorizer.refresh(account).access()).isEqualTo("renewed-1");
    }

    @Test
    void a_wrong_app_is_nothing_that_a_person_could_mend_by_authorising() {
        Authorizer wrong =
                facet(Authorizer.class, RedditFixture.config(reddit).client("app-id", Secret.of("a-wrong-secret")));
        assertThatThrownBy(() -> wrong.exchange(GRANT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageNotContaining("a-wrong-secret");
        assertThatThrownBy(() -> wrong.refresh(account)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_token_is_given_back_with_all_that_it_renews() {
        authorizer.revoke(account);
        assertThat(reddit.revoked).containsExactly(Accounts.REFRESH);
        assertThat(reddit.calls("POST", "/api/v1/revoke_token").get(0).field("token_type_hint"))
                .isEqualTo("refresh_token");
        authorizer.revoke(Accounts.with(null, Map.of()));
        assertThat(reddit.revoked).hasSize(1);
    }

    @Test
    void whoever_has_no_name_is_not_connected() {
        reddit.next(Reply.of(200, "{\"access_token\":\"x-y-z\",\"expires_in\":3600}"));
        reddit.next(Reply.of(200, "{}"));
        assertThatThrownBy(() -> authorizer.exchange(GRANT)).isInstanceOf(ReauthorizationRequired.class);
        reddit.next(Reply.of(200, "{\"access_token\":\"x-y-z\",\"expires_in\":3600}"));
        reddit.next(Reply.error(401, "Unauthorized"));
        assertThatThrownBy(() -> authorizer.exchange(GRANT)).isInstanceOf(ReauthorizationRequired.class);
    }
}
