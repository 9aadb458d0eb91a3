package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a long connection tells, and what becomes of it. */
final class UserStreamTest extends MastodonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StreamSource source = facet(StreamSource.class);

    private Subscription open(@Nullable String cursor) {
        return source.open(account, MastodonConfig.USER, cursor, Instant.EPOCH);
    }

    private List<InboundEvent> told(String event, String data) {
        try (Subscription subscription = open("{\"after\":\"99999999999\"}")) {
            mastodon.stream.send(event, data);
            return subscription.next(PATIENCE).events();
        }
    }

    @Test
    void what_was_missed_between_two_connections_is_asked_for() {
        mastodon.posts.mention("before");
        mastodon.clock.advance(Duration.ofHours(1));
        String cursor;
        try (Subscription subscription = open(null)) {
            StreamPage page = subscription.next(PATIENCE);
            assertThat(page.events()).hasSize(1);
            cursor = page.cursor();
        }
        FakePost missed = mastodon.posts.mention("while nobody listened");
        try (Subscription subscription = open(cursor)) {
            assertThat(subscription.next(PATIENCE).events())
                    .singleElement()
                    .isInstanceOfSatisfying(Posted.class, posted -> assertThat(posted.externalId())
                            .isEqualTo(missed.id));
            assertThat(mastodon.calls("GET", "/api/v1/streaming/user")).hasSize(2);
        }
    }

    @Test
    void an_answer_of_ours_from_elsewhere_comes_as_an_echo() {
        FakePost root = mastodon.posts.mention("a question");
        FakePost ours = mastodon.posts.write(FakePerson.ACME, "@ana@other.example an answer", "public", root);
        assertThat(told("update", ours.json().toString()))
                .singleElement()
                .isInstanceOfSatisfying(Posted.class, posted -> {
                    assertThat(posted.fromUs()).isTrue();
                    assertThat(posted.thread().key()).isEqualTo(root.id);
                });
    }

    @Test
    void an_edit_comes_with_the_whole_post() {
        FakePost post = mastodon.posts.mention("a question");
        mastodon.clock.advance(Duration.ofMinutes(1));
        post.edit("@acme a better question", mastodon.clock.instant());
        assertThat(told("status.update", post.json().toString()))
                .singleElement()
                .isInstanceOfSatisfying(Edited.class, edit -> {
                    assertThat(edit.externalId()).isEqualTo(post.id);
                    assertThat(edit.text()).isEqualTo("@acme a better question");
                    assertThat(edit.revision())
                            .isEqualTo(mastodon.clock.instant().toString());
                    assertThat(edit.original()).isNotNull();
                });
    }

    @Test
    void a_deletion_is_told_by_its_id() {
        assertThat(told("delete", "103186126728896492"))
                .containsExactly(new Deleted(Accounts.ACME, "103186126728896492", mastodon.clock.instant()));
    }

    @Test
    void the_home_timeline_is_noted_and_so_are_its_deletions() {
        FakePost stranger = mastodon.posts.write(FakePerson.BOB, "lunch", "public", null);
        try (Subscription subscription = open(null)) {
            mastodon.stream.send("update", stranger.json().toString());
            assertThat(subscription.next(PATIENCE).events()).singleElement().isInstanceOf(Noted.class);
            mastodon.stream.send("delete", stranger.id);
            assertThat(subscription.next(PATIENCE).events()).singleElement().isInstanceOf(Noted.class);
        }
    }

    @Test
    void a_direct_conversation_is_read_by_its_last_post() {
        FakePost message = mastodon.posts.message("psst");
        String conversation = JsonObject.create()
                .put("id", "418450")
                .put("unread", true)
                .put("accounts", JsonArray.create().add(FakePerson.ANA.json()))
                .put("last_status", message.json())
                .toString();
        assertThat(told("conversation", conversation))
                .singleElement()
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.externalId()).isEqualTo(message.id));
        assertThat(told("conversation", "{\"id\":\"1\"}")).singleElement().isInstanceOf(Noted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "filters_changed, undefined",
        "announcement, '{}'",
        "announcement.reaction, '{}'",
        "announcement.delete, 1",
        "encrypted_message, '{}'",
        "notifications_merged, 1"
    })
    void what_is_none_of_our_business_is_noted(String event, String data) {
        assertThat(told(event, data)).singleElement().isInstanceOfSatisfying(Noted.class, noted -> assertThat(
                        noted.what())
                .isEqualTo(event));
    }

    @ParameterizedTest
    @CsvSource({"serenade, '{}'", "update, not json", "notification, '['", "status.update, '{}'", "delete, ''"})
    void what_cannot_be_read_is_kept(String event, String data) {
        assertThat(told(event, data)).singleElement().isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(
                        kept.raw())
                .contains(event)
                .contains(data));
    }

    @Test
    void a_connection_that_only_thumps_lives_and_one_that_is_silent_is_given_up() {
        try (Subscription subscription = open(null)) {
            mastodon.clock.advance(Duration.ofSeconds(50));
            mastodon.stream.thump();
            mastodon.stream.send("filters_changed", "undefined");
            assertThat(subscription.next(PATIENCE).events()).hasSize(1);
            mastodon.clock.advance(Duration.ofSeconds(50));
            assertThat(subscription.next(Duration.ofMillis(20)).events()).isEmpty();
            mastodon.clock.advance(Duration.ofSeconds(20));
            assertThatThrownBy(() -> subscription.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void long_connections_go_to_the_server_that_has_them() {
        var elsewhere = Accounts.at(
                mastodon,
                Map.of(
                        MastodonConnector.SERVER,
                        mastodon.uri() + "/",
                        MastodonConnector.STREAMING,
                        mastodon.uri().toString().replace("http:", "ws:")));
        try (Subscription subscription = source.open(elsewhere, MastodonConfig.USER, null, Instant.EPOCH)) {
            assertThat(subscription.next(Duration.ofMillis(20)).events()).isEmpty();
        }
        assertThat(mastodon.calls("GET", "/api/v1/streaming/user"))
                .singleElement()
                .satisfies(
                        call -> assertThat(call.headers()).containsEntry("Authorization", "Bearer " + Accounts.TOKEN));
    }

    @Test
    void a_server_without_long_connections_says_so() {
        mastodon.next(404, "{\"error\":\"Record not found\"}", Map.of());
        assertThatThrownBy(() -> open(null)).isInstanceOf(NotFound.class);
    }

    @Test
    void what_was_read_before_a_failure_is_given_and_then_the_failure_is_told() {
        FakePost root = mastodon.posts.write(FakePerson.BOB, "a thought", "public", null);
        FakePost answer = mastodon.posts.write(FakePerson.ANA, "@acme what do you say", "public", root);
        try (Subscription subscription = open("{\"after\":\"99999999999\"}")) {
            assertThat(subscription.next(Duration.ofMillis(20)).events()).isEmpty();
            mastodon.next(503, "{\"error\":\"Service Unavailable\"}", Map.of());
            mastodon.next(503, "{\"error\":\"Service Unavailable\"}", Map.of());
            mastodon.stream.send("delete", "17");
            mastodon.stream.send("update", answer.json().toString());
            List<InboundEvent> before = subscription.next(PATIENCE).events();
            assertThat(before).first().isInstanceOf(Deleted.class);
            assertThatThrownBy(() -> subscription.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
    }
}
