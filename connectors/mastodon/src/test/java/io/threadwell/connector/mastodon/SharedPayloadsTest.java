package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recorded payloads, where they are beside the repository, read as what they show. */
final class SharedPayloadsTest extends MastodonTest {
    private static String payload(String name) {
        Path file = Shared.file("payloads/mastodon/" + name).orElse(null);
        assumeTrue(file != null, "the recorded payloads are not beside the repository");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<InboundEvent> asNotifications(String json) {
        mastodon.nextBroken(200, json);
        return facet(PollingSource.class, MastodonFixture.config(mastodon).threadRoots(false))
                .poll(account, MastodonConfig.NOTIFICATIONS, "{\"after\":\"1\"}", Instant.EPOCH)
                .events();
    }

    private List<InboundEvent> asMention(String status) {
        String mention = JsonArray.create()
                .add(JsonObject.create().put("id", "17").put("type", "mention").put("status", JsonValue.parse(status)))
                .toString();
        return asNotifications(mention);
    }

    private Posted posted(String name) {
        List<InboundEvent> events = asMention(payload(name));
        assertThat(events).hasSize(1);
        return (Posted) events.get(0);
    }

    @Test
    void notifications_are_a_mention_and_a_favourite() {
        List<InboundEvent> events = asNotifications(payload("notifications.json"));
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(Reacted.class, reacted -> {
            assertThat(reacted.reaction()).isEqualTo("favourite");
            assertThat(reacted.externalId()).isEqualTo("103186046267791694");
            assertThat(reacted.author()).isNotNull();
            assertThat(reacted.author().externalId()).isEqualTo("haskal@cybre.space");
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.externalId()).isEqualTo("103186126728896492");
            assertThat(posted.content().text()).isEqualTo("@trwnh sup!");
            assertThat(posted.thread()).isEqualTo(ThreadRef.childOf("103186038209478945", null));
            assertThat(posted.sentAt()).isEqualTo(Instant.parse("2019-11-23T07:49:01.940Z"));
        });
    }

    @Test
    void a_thread_context_leads_to_where_the_thread_begins() {
        JsonValue context = JsonValue.parse(payload("context.json"));
        List<JsonValue> above = context.get("ancestors").elements();
        String parent = above.get(above.size() - 1).text("id", "");
        mastodon.nextBroken(
                200,
                "[{\"id\":\"17\",\"type\":\"mention\",\"status\":{\"id\":\"99999999\",\"created_at\":\"2017-05-03T02:30:00.000Z\","
                        + "\"in_reply_to_id\":\"" + parent + "\",\"account\":{\"acct\":\"test\"}}}]");
        mastodon.nextBroken(200, payload("context.json"));
        assertThat(facet(PollingSource.class)
                        .poll(account, MastodonConfig.NOTIFICATIONS, "{\"after\":\"1\"}", Instant.EPOCH)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(Posted.class, posted -> {
                    assertThat(posted.thread().kind()).isEqualTo(ThreadRef.Kind.ROOT);
                    assertThat(posted.thread().key()).isEqualTo("6884492");
                    assertThat(posted.thread().parent()).isEqualTo(parent);
                });
    }

    @Test
    void direct_conversations_are_read_by_their_last_posts() {
        List<InboundEvent> events = new ArrayList<>();
        try (Subscription subscription = facet(StreamSource.class)
                .open(account, MastodonConfig.USER, "{\"after\":\"99999999999\"}", Instant.EPOCH)) {
            List<JsonValue> conversations =
                    JsonValue.parse(payload("conversations.json")).elements();
            assertThat(conversations).isNotEmpty();
            for (JsonValue conversation : conversations) {
                mastodon.stream.send("conversation", conversation.raw());
                events.addAll(subscription.next(Duration.ofSeconds(10)).events());
            }
            assertThat(events).hasSameSizeAs(conversations).allMatch(Posted.class::isInstance);
        }
    }

    @Test
    void a_dead_token_is_told() {
        mastodon.next(401, payload("error-401-unauthorized.json"), Map.of());
        assertThatThrownBy(() ->
                        facet(PollingSource.class).poll(account, MastodonConfig.NOTIFICATIONS, null, Instant.EPOCH))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void grouped_notifications_are_not_asked_for_and_would_be_kept() {
        JsonValue grouped = JsonValue.parse(payload("grouped-notifications-get-all-success.json"));
        String groups = grouped.get("notification_groups").raw();
        assertThat(asNotifications(groups)).hasSize(2).allMatch(Unsupported.class::isInstance);
    }

    @Test
    void a_file_that_is_still_worked_on_holds_the_answer_up() {
        FakePost question = mastodon.posts.mention("a question");
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, mastodon.uri() + "/image-8");
        mastodon.next(200, question.json().toString(), Map.of());
        mastodon.nextBroken(202, payload("media-upload-attachment-202-success.json"));
        mastodon.next(206, "", Map.of());
        assertThatThrownBy(() -> facet(ReplySender.class)
                        .send(
                                account,
                                Accounts.answer(
                                        Visibility.PUBLIC,
                                        new Target(question.id, null, null, null),
                                        new Content("look", List.of(image), Map.of()),
                                        mastodon.clock.instant())))
                .isInstanceOf(Unavailable.class);
        assertThat(mastodon.calls("GET", "/api/v1/media/22348641")).hasSize(1);
    }

    @Test
    void the_answer_to_a_deletion_has_the_text_as_it_was_written() {
        Posted post = posted("status-after-deleting.json");
        assertThat(post.content().text()).isEqualTo("status text after deletion");
        assertThat(post.content().attachments()).singleElement().satisfies(file -> {
            assertThat(file.kind()).isEqualTo(Attachment.Kind.IMAGE);
            assertThat(file.altText()).isEqualTo("test media description");
        });
    }

    @Test
    void an_edit_history_is_a_post_with_its_edits() {
        JsonObject status = JsonObject.create()
                .put("id", "108942703571991143")
                .put("created_at", "2022-09-04T23:22:13.704Z")
                .put("edited_at", "2022-09-05T00:03:32.480Z")
                .put("content", "<p>now</p>")
                .put("account", JsonObject.create().put("acct", "trwnh"));
        String history = payload("status-edit-history.json");
        mastodon.nextBroken(200, "[{\"id\":\"17\",\"type\":\"mention\",\"status\":" + status + "}]");
        mastodon.nextBroken(200, history);
        List<InboundEvent> events = facet(PollingSource.class)
                .poll(account, MastodonConfig.NOTIFICATIONS, "{\"after\":\"1\"}", Instant.EPOCH)
                .events();
        assertThat(events).hasSize(5);
        assertThat(((Posted) events.get(0)).content().text()).isEqualTo("this is a status that will be edited");
        assertThat(events.subList(1, 5)).allMatch(Edited.class::isInstance);
        assertThat(((Edited) events.get(1)).revision()).isEqualTo("2022-09-04T23:22:42.555Z");
        assertThat(((Edited) events.get(4)).text()).contains("a poll has been added");
    }

    @Test
    void text_from_right_to_left_stays_as_it_is() {
        Posted post = posted("status-rtl.json");
        assertThat(post.author()).isNotNull();
        assertThat(post.author().displayName()).isEqualTo("בנימן");
        assertThat(post.author().externalId()).isEqualTo("benyomin@aleph.land");
        assertThat(post.content().text())
                .startsWith("@Con I think it had a few mentions")
                .contains("#mastodon ?");
    }

    @Test
    void a_poll_is_told_by_its_options() {
        Posted post = posted("status-with-poll.json");
        assertThat(post.content().attributes())
                .containsEntry("poll", "accept\ndeny")
                .containsEntry("poll-ends", "2019-12-05T04:05:08.302Z");
    }

    @Test
    void a_card_is_a_link_with_its_title() {
        Posted post = posted("status-with-previewcard.json");
        assertThat(post.content().text())
                .startsWith("Just a hot take.\n\nNo matter how 'advanced'")
                .endsWith("https://youtu.be/X_TLztvV4ns?si=uGz-23iyZs0yoe5r");
        assertThat(post.content().attachments()).anySatisfy(card -> {
            assertThat(card.kind()).isEqualTo(Attachment.Kind.LINK);
            assertThat(card.name()).isNotBlank();
        });
        assertThat(post.permalink()).isEqualTo("https://fosstodon.org/@jaxwxboss/111337272989523541");
    }

    @Test
    void a_post_is_read() {
        Posted post = posted("status.json");
        assertThat(post.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(post.content().text()).isEqualTo("Test Status");
        assertThat(post.thread()).isEqualTo(ThreadRef.root("11111"));
    }

    @Test
    void every_recorded_file_is_read_by_a_test_here() throws IOException {
        Path folder = Shared.file("payloads/mastodon").orElse(null);
        assumeTrue(folder != null, "the recorded payloads are not beside the repository");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "context.json",
                            "conversations.json",
                            "error-401-unauthorized.json",
                            "grouped-notifications-get-all-success.json",
                            "media-upload-attachment-202-success.json",
                            "notifications.json",
                            "status-after-deleting.json",
                            "status-edit-history.json",
                            "status-rtl.json",
                            "status-with-poll.json",
                            "status-with-previewcard.json",
                            "status.json");
        }
    }
}
