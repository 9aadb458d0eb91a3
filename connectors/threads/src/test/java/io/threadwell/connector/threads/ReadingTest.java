package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deliveries say: page "Webhooks", "Notification Formats". */
final class ReadingTest {
    private static Posted posted(List<InboundEvent> events) {
        assertThat(events).singleElement().isInstanceOf(Posted.class);
        return (Posted) events.get(0);
    }

    private static Posted mention(String fields) {
        return posted(Deliveries.change(
                "mentions",
                "{\"id\":\"18103\",\"username\":\"ben\",\"timestamp\":\"2025-03-03T08:58:16+0000\"" + fields + "}"));
    }

    @Test
    void a_reply_to_our_post_begins_a_thread_below_it() {
        Posted reply = (Posted) Deliveries.events("batch.json").get(0);
        assertThat(reply.account()).isEqualTo(Accounts.PROFILE);
        assertThat(reply.thread()).isEqualTo(ThreadRef.rootUnder("18101", "18001"));
        assertThat(reply.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(reply.fromUs()).isFalse();
        assertThat(reply.author()).isEqualTo(new Author("ana", null, "ana", "https://www.threads.net/@ana"));
        assertThat(reply.content().text()).isEqualTo("Reply");
        assertThat(reply.sentAt()).isEqualTo(Instant.parse("2025-03-03T08:59:16Z"));
        assertThat(reply.permalink()).isEqualTo("https://www.threads.net/@ana/post/P18101");
    }

    @Test
    void of_a_deeper_reply_the_parent_is_known_and_the_post() {
        Posted reply = (Posted) Deliveries.events("batch.json").get(1);
        assertThat(reply.thread()).isEqualTo(ThreadRef.childOf("18101", "18001"));
    }

    @Test
    void a_mention_is_of_the_profile_that_the_delivery_is_about() {
        Posted mention = (Posted) Deliveries.events("batch.json").get(2);
        assertThat(mention.account()).isEqualTo(Accounts.PROFILE);
        assertThat(mention.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(mention.thread()).isEqualTo(ThreadRef.root("18103"));
        assertThat(mention.author()).isNotNull().satisfies(author -> assertThat(author.facts())
                .containsEntry(Author.VERIFIED, "true"));
        assertThat(mention.content().attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, "https://cdn.example/a.jpg", null, null, "a broken cup"));
    }

    @Test
    void one_request_may_hold_deliveries_about_several_profiles() {
        assertThat(Deliveries.events("batch.json"))
                .extracting(event -> event.account().externalId())
                .containsExactly("7001", "7001", "7001", "7002");
    }

    @Test
    void a_mention_in_a_reply_stands_in_its_thread() {
        assertThat(mention(",\"is_reply\":true,\"root_post\":{\"id\":\"5\"},\"replied_to\":{\"id\":\"6\"}")
                        .thread())
                .isEqualTo(ThreadRef.childOf("6", "5"));
    }

    @Test
    void our_own_reply_below_our_post_is_known_by_the_owners_name() {
        Posted ours = posted(Deliveries.change(
                "replies",
                "{\"id\":\"18107\",\"username\":\"ourshop\",\"root_post\":{\"id\":\"18001\",\"owner_id\":\"7001\","
                        + "\"username\":\"ourshop\"},\"replied_to\":{\"id\":\"18101\"}}"));
        assertThat(ours.fromUs()).isTrue();
        assertThat(ours.sentAt()).isEqualTo(Instant.ofEpochSecond(1_740_992_400));
    }

    @Test
    void what_we_published_is_announced_because_neither_text_nor_thread_is_told() {
        assertThat(Deliveries.events("publish.json"))
                .containsExactly(new Announced(Accounts.PROFILE, "18106", Instant.parse("2025-03-03T08:57:16Z")));
    }

    @Test
    void what_we_deleted_is_deleted_at_the_time_that_is_told() {
        assertThat(Deliveries.events("delete.json"))
                .containsExactly(new Deleted(Accounts.PROFILE, "18106", Instant.parse("2025-03-03T08:59:59Z")));
    }

    @Test
    void a_deletion_without_owner_is_of_the_profile_that_the_delivery_is_about() {
        assertThat(Deliveries.change("delete", "{\"id\":\"18106\"}"))
                .containsExactly(new Deleted(Accounts.PROFILE, "18106", Instant.ofEpochSecond(1_740_992_400)));
        assertThat(Deliveries.change("delete", "{\"id\":\"7001\"}"))
                .singleElement()
                .satisfies(event -> assertThat(event.account().externalId()).isEqualTo("unknown"));
    }

    @Test
    void a_repost_says_nothing_that_concerns_us() {
        assertThat(Deliveries.change("publish", "{\"id\":\"1\",\"media_type\":\"REPOST_FACADE\"}"))
                .hasExactlyElementsOfTypes(Noted.class);
        assertThat(Deliveries.change("mentions", "{\"id\":\"1\",\"media_type\":\"REPOST_FACADE\"}"))
                .hasExactlyElementsOfTypes(Noted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, IMAGE",
        "VIDEO, VIDEO",
        "AUDIO, AUDIO",
        "CAROUSEL_ALBUM, IMAGE",
        "HOLOGRAM, OTHER",
    })
    void media_are_linked_by_their_kind(String type, Attachment.Kind kind) {
        assertThat(mention(",\"media_type\":\"" + type + "\",\"media_url\":\"https://cdn.example/m\"")
                        .content()
                        .attachments())
                .containsExactly(Attachment.of(kind, "https://cdn.example/m"));
    }

    @Test
    void parts_of_a_carousel_stills_of_films_moving_pictures_and_links_are_attached() {
        Posted album = mention(",\"media_url\":\"https://cdn.example/first\",\"children\":{\"data\":["
                + "{\"id\":\"1\",\"media_type\":\"IMAGE\",\"media_url\":\"https://cdn.example/1\"},"
                + "{\"id\":\"2\",\"media_type\":\"VIDEO\",\"thumbnail_url\":\"https://cdn.example/2\"}]},"
                + "\"gif_url\":\"https://cdn.example/g\",\"link_attachment_url\":\"https://example.org/\"");
        assertThat(album.content().attachments())
                .extracting(Attachment::kind, Attachment::url)
                .containsExactly(
                        tuple(Attachment.Kind.IMAGE, "https://cdn.example/1"),
                        tuple(Attachment.Kind.IMAGE, "https://cdn.example/2"),
                        tuple(Attachment.Kind.IMAGE, "https://cdn.example/g"),
                        tuple(Attachment.Kind.LINK, "https://example.org/"));
    }

    @Test
    void what_else_is_told_of_an_item_is_kept_in_its_attributes() {
        Posted item = mention(",\"quoted_post\":{\"id\":\"77\"},\"topic_tag\":\"cups\","
                + "\"poll_attachment\":{\"option_a\":\"yes\",\"option_b\":\"no\",\"option_c\":\"\"}");
        assertThat(item.content().attributes())
                .isEqualTo(Map.of(
                        ContentAttributes.QUOTES,
                        "77",
                        ThreadsConnector.TOPIC,
                        "cups",
                        ThreadsConnector.POLL,
                        "yes\nno"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topic\":\"moderate\",\"target_id\":\"7001\"}",
                "{\"entry\":[{\"id\":\"7001\"}]}",
                "{\"values\":{\"value\":{},\"field\":\"replies\"}}",
                "{\"values\":{\"field\":\"mentions\"}}",
                "{\"values\":[7]}",
            })
    void what_cannot_be_read_is_kept(String body) {
        assertThat(Deliveries.parse(body)).hasExactlyElementsOfTypes(Unsupported.class);
    }

    @Test
    void a_broken_delivery_among_others_harms_none_of_them() {
        String good = new String(Deliveries.body("delete.json"), StandardCharsets.UTF_8);
        assertThat(Deliveries.parse("[7," + good + ",{}]"))
                .hasExactlyElementsOfTypes(Unsupported.class, Deleted.class, Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[7]", "7", "null", "\"text\"", "{\"object\":\"page\"}"})
    void what_is_no_delivery_is_invalid_as_a_whole(String body) {
        assertThatThrownBy(() -> Deliveries.parse(body)).isInstanceOf(InvalidRequest.class);
    }
}
