package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection for all accounts, and a rule for each. */
final class FilteredStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OTHER = "3344994945";

    private FakeX x;
    private StreamSource source;

    @BeforeEach
    void start() {
        x = new FakeX();
        source = XFixture.connector(x).facet(StreamSource.class).orElseThrow();
    }

    @AfterEach
    void stop() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }

    private static AccountContext other() {
        ChannelAccount acme = Accounts.acme(Map.of(XConnector.HANDLE, "other")).account();
        ChannelAccount other = new ChannelAccount(
                new AccountId(XConnector.NETWORK, OTHER),
                acme.workspace(),
                "Other",
                acme.settings(),
                acme.connectPolicy(),
                acme.connectedAt(),
                acme.state(),
                null,
                1);
        return new AccountContext(other, Accounts.acme().token());
    }

    private Subscription open(AccountContext account, @Nullable String cursor) {
        return source.open(account, XConfig.FILTERED, cursor, x.clock.instant());
    }

    private FakePosts.Post publish(String... accounts) {
        FakePosts.Post post = x.posts.write("501", "@acme a question", null);
        x.stream.send(x.posts.line(post, accounts));
        return post;
    }

    private static List<String> ids(StreamPage page) {
        return page.events().stream()
                .map(event -> ((Posted) event).externalId())
                .toList();
    }

    @Test
    void each_account_has_its_rule_and_all_share_one_connection() {
        try (Subscription acme = open(Accounts.acme(), null);
                Subscription other = open(other(), null)) {
            assertThat(x.stream.rules.values())
                    .extracting(FakeStream.Rule::value)
                    .containsExactlyInAnyOrder("(@acme OR to:acme) -is:retweet", "(@other OR to:other) -is:retweet");
            assertThat(x.calls("GET", "/2/tweets/search/stream")).hasSize(1);
            FakePosts.Post both = publish(Accounts.US, OTHER);
            FakePosts.Post theirs = publish(OTHER);
            assertThat(ids(acme.next(PATIENCE))).containsExactly(both.id);
            StreamPage page = other.next(PATIENCE);
            List<String> heard = ids(page).size() == 2
                    ? ids(page)
                    : List.of(ids(page).get(0), ids(other.next(PATIENCE)).get(0));
            assertThat(heard).containsExactly(both.id, theirs.id);
            assertThat(page.events())
                    .allMatch(event -> event.account().externalId().equals(OTHER));
        }
    }

    @Test
    void a_rule_that_is_there_is_left_and_one_of_an_old_handle_is_replaced() {
        open(Accounts.acme(), null).close();
        open(Accounts.acme(), null).close();
        assertThat(x.calls("POST", "/2/tweets/search/stream/rules")).hasSize(1);
        x.stream.rules.put("9", new FakeStream.Rule("somebody else's", "cats"));
        open(Accounts.acme(Map.of(XConnector.HANDLE, "acme_inc")), null).close();
        assertThat(x.stream.rules.values())
                .extracting(FakeStream.Rule::value)
                .containsExactlyInAnyOrder("(@acme_inc OR to:acme_inc) -is:retweet", "cats");
    }

    @Test
    void an_account_that_is_given_back_loses_its_rule() {
        open(Accounts.acme(), null).close();
        XFixture.connector(x).facet(Authorizer.class).orElseThrow().revoke(Accounts.acme());
        assertThat(x.stream.rules).isEmpty();
    }

    @Test
    void the_first_connection_asks_for_nothing_that_was_and_a_later_one_for_what_was_missed() {
        String cursor;
        try (Subscription acme = open(Accounts.acme(), null)) {
            publish(Accounts.US);
            cursor = acme.next(PATIENCE).cursor();
        }
        FakePosts.Post missed = publish(Accounts.US);
        x.clock.advance(Duration.ofSeconds(90));
        try (Subscription again = open(Accounts.acme(), cursor)) {
            List<String> heard = new ArrayList<>(ids(again.next(PATIENCE)));
            if (!heard.contains(missed.id)) {
                heard.addAll(ids(again.next(PATIENCE)));
            }
            assertThat(heard).contains(missed.id);
        }
        x.clock.advance(Duration.ofHours(3));
        open(Accounts.acme(), cursor).close();
        assertThat(x.stream.backfills).containsExactly("", "2", "5");
    }

    @Test
    void without_a_contract_for_it_nothing_is_asked_again() {
        StreamSource plain = XFixture.connector(x, XFixture.config(x).filteredStream(0))
                .facet(StreamSource.class)
                .orElseThrow();
        plain.open(Accounts.acme(), XConfig.FILTERED, "1", x.clock.instant()).close();
        assertThat(x.stream.backfills).containsExactly("");
    }

    @Test
    void when_the_connection_breaks_all_are_told_and_what_was_heard_before_comes_first() {
        try (Subscription acme = open(Accounts.acme(), null);
                Subscription other = open(other(), null)) {
            publish(Accounts.US);
            assertThat(acme.next(PATIENCE).events()).hasSize(1);
            x.stream.cut();
            assertThatThrownBy(() -> acme.next(PATIENCE)).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> other.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
        try (Subscription again = open(Accounts.acme(), null)) {
            FakePosts.Post post = publish(Accounts.US);
            assertThat(ids(again.next(PATIENCE))).containsExactly(post.id);
        }
    }

    @Test
    void a_connection_that_ends_as_soon_as_it_stands_is_followed_by_a_new_one() {
        x.stream.endAtOnce = true;
        try (Subscription acme = open(Accounts.acme(), null)) {
            assertThatThrownBy(() -> acme.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
        x.stream.endAtOnce = false;
        try (Subscription again = open(Accounts.acme(), null)) {
            FakePosts.Post post = publish(Accounts.US);
            assertThat(ids(again.next(PATIENCE))).containsExactly(post.id);
        }
    }

    @Test
    void when_x_says_that_it_ends_the_stream_all_are_told() {
        try (Subscription acme = open(Accounts.acme(), null)) {
            x.stream.sendOnce(
                    "{\"errors\":[{\"title\":\"operational-disconnect\",\"disconnect_type\":"
                            + "\"UpstreamOperationalDisconnect\",\"type\":\"https://api.x.com/2/problems/operational-disconnect\"}]}");
            assertThatThrownBy(() -> acme.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void a_line_that_cannot_be_read_is_kept() {
        try (Subscription acme = open(Accounts.acme(), null)) {
            x.stream.sendOnce("this is no JSON");
            x.stream.sendOnce("{\"data\":{\"id\":{}},\"matching_rules\":[{\"id\":\"1\",\"tag\":\"threadwell:"
                    + Accounts.US + "\"}]}");
            List<InboundEvent> events = acme.next(PATIENCE).events();
            assertThat(events).hasExactlyElementsOfTypes(Unsupported.class);
        }
    }

    @Test
    void a_connection_that_has_gone_silent_is_given_up() {
        try (Subscription acme = open(Accounts.acme(), null)) {
            assertThat(acme.next(Duration.ofMillis(10)).events()).isEmpty();
            x.clock.advance(Duration.ofMinutes(2));
            assertThatThrownBy(() -> acme.next(Duration.ofMillis(10)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("silent");
        }
    }

    @Test
    void behind_the_last_the_connection_is_closed_and_a_new_one_is_opened_for_the_next() {
        Subscription acme = open(Accounts.acme(), null);
        Subscription other = open(other(), null);
        acme.close();
        FakePosts.Post post = publish(OTHER);
        assertThat(ids(other.next(PATIENCE))).containsExactly(post.id);
        other.close();
        open(Accounts.acme(), null).close();
        assertThat(x.calls("GET", "/2/tweets/search/stream")).hasSize(2);
    }

    @Test
    void a_second_subscription_of_an_account_takes_the_place_of_the_first() {
        try (Subscription first = open(Accounts.acme(), null);
                Subscription second = open(Accounts.acme(), null)) {
            assertThatThrownBy(() -> first.next(PATIENCE)).isInstanceOf(Unavailable.class);
            FakePosts.Post post = publish(Accounts.US);
            assertThat(ids(second.next(PATIENCE))).containsExactly(post.id);
        }
    }

    private void nextConnection(int status, String body, Map<String, String> headers) {
        open(Accounts.acme(), null).close();
        x.next(
                200,
                "{\"data\":[{\"id\":\"1\",\"tag\":\"threadwell:" + Accounts.US
                        + "\",\"value\":\"(@acme OR to:acme) -is:retweet\"}],\"meta\":{\"result_count\":1}}",
                Map.of());
        x.next(status, body, headers);
    }

    @Test
    void a_connection_that_x_refuses_is_told_as_what_it_means() {
        nextConnection(
                429,
                "{\"title\":\"ConnectionException\",\"detail\":\"This stream is currently at the maximum allowed connection"
                        + " limit.\",\"connection_issue\":\"TooManyConnections\",\"type\":"
                        + "\"https://api.x.com/2/problems/streaming-connection\"}",
                Map.of());
        assertThatThrownBy(() -> open(Accounts.acme(), null)).isInstanceOf(Unavailable.class);
        nextConnection(429, "{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}", Map.of());
        assertThatThrownBy(() -> open(Accounts.acme(), null)).isInstanceOf(RateLimited.class);
        x.clock.advance(Duration.ofMinutes(16));
        open(Accounts.acme(), null).close();
    }

    @Test
    void an_app_token_that_x_refuses_is_no_accounts_fault() {
        x.kill(FakeX.APP_TOKEN);
        assertThatThrownBy(() -> open(Accounts.acme(), null))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("appToken");
    }

    @Test
    void what_the_next_connection_brings_for_those_who_come_later_is_kept_for_them() {
        String cursor = Long.toString(x.clock.instant().toEpochMilli());
        FakePosts.Post ours = publish(Accounts.US);
        FakePosts.Post theirs = publish(OTHER);
        try (Subscription acme = open(Accounts.acme(), cursor)) {
            assertThat(ids(acme.next(PATIENCE))).containsExactly(ours.id);
            FakePosts.Post last = publish(Accounts.US);
            assertThat(ids(acme.next(PATIENCE)))
                    .as("all that was sent before it has come")
                    .containsExactly(last.id);
            try (Subscription other = open(other(), cursor)) {
                assertThat(ids(other.next(PATIENCE))).containsExactly(theirs.id);
            }
        }
    }

    @Test
    void there_is_one_stream() {
        assertThatThrownBy(() -> source.open(Accounts.acme(), "firehose", null, x.clock.instant()))
                .isInstanceOf(InvalidRequest.class);
    }
}
