package io.threadwell.connector.facebook;

import static io.threadwell.connector.facebook.Deliveries.change;
import static io.threadwell.connector.facebook.Deliveries.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.MessageKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How deliveries read. */
final class WebhookReadingTest {
    private static final AccountId PAGE = AccountId.of("facebook", "1001");
    private static final Instant TOLD = Instant.ofEpochSecond(1740992400);

    private static Posted posted(InboundEvent event) {
        return (Posted) event;
    }

    @Test
    void one_delivery_may_hold_changes_of_several_pages() {
        List<InboundEvent> events = events("two-pages.json");
        assertThat(events)
                .extracting(event -> event.account().externalId())
                .containsExactly("1001", "1001", "2002", "2002");
        assertThat(events)
                .extracting(event -> posted(event).externalId())
                .containsExactly("70_901", "70_902", "2002_71", "72_903");
    }

    @Test
    void a_comment_on_a_post_begins_a_thread_under_it_and_an_answer_belongs_to_the_comment_it_names() {
        List<InboundEvent> events = events("two-pages.json");
        assertThat(posted(events.get(0)).thread()).isEqualTo(ThreadRef.rootUnder("70_901", "1001_70"));
        assertThat(posted(events.get(1)).thread()).isEqualTo(ThreadRef.inThread("70_901", "70_901", "1001_70"));
        assertThat(posted(events.get(2)).thread()).isEqualTo(ThreadRef.root("2002_71"));
        assertThat(posted(events.get(3)).thread()).isEqualTo(ThreadRef.rootUnder("72_903", "3003_72"));
    }

    @Test
    void what_the_page_wrote_itself_is_from_us() {
        List<InboundEvent> events = events("two-pages.json");
        assertThat(events).extracting(event -> posted(event).fromUs()).containsExactly(false, true, false, false);
    }

    @Test
    void kinds_permalinks_and_absent_authors_are_told() {
        List<InboundEvent> events = events("two-pages.json");
        assertThat(events)
                .extracting(event -> posted(event).kind())
                .containsExactly(MessageKind.COMMENT, MessageKind.COMMENT, MessageKind.POST, MessageKind.MENTION);
        assertThat(posted(events.get(2)).permalink()).isEqualTo("https://www.facebook.com/2002/posts/71");
        assertThat(posted(events.get(3)).author()).isNull();
    }

    @Test
    void ids_may_be_numbers_and_times_seconds_milliseconds_or_text() {
        assertThat(events("numeric-ids.json")).isEqualTo(events("text-ids.json"));
        Posted first = posted(events("numeric-ids.json").get(0));
        assertThat(first.author()).isEqualTo(Author.of("501", "Ana"));
        assertThat(first.sentAt()).isEqualTo(Instant.ofEpochSecond(1740992390));
    }

    @Test
    void a_placeholder_for_a_time_means_the_time_of_the_entry_or_else_of_the_delivery() {
        assertThat(posted(events("numeric-ids.json").get(2)).sentAt()).isEqualTo(Instant.ofEpochMilli(1740992400123L));
        Posted without = posted(Deliveries.parse("""
                        {"object":"page","entry":[{"id":"1001","changes":[{"field":"feed","value":
                        {"item":"comment","verb":"add","comment_id":"1_2","post_id":"1001_1","message":"x"}}]}]}""").get(0));
        assertThat(without.sentAt()).isEqualTo(Deliveries.RECEIVED);
    }

    @Test
    void a_broken_element_is_kept_and_the_others_are_read() {
        List<InboundEvent> events = events("broken-element.json");
        assertThat(events).hasSize(3);
        assertThat(posted(events.get(0)).externalId()).isEqualTo("70_901");
        assertThat(events.get(1)).isInstanceOfSatisfying(Unsupported.class, kept -> {
            assertThat(kept.raw()).contains("\"broken\"");
            assertThat(kept.reason()).isEqualTo("a change of feed (comment, add) without comment_id");
        });
        assertThat(posted(events.get(2)).externalId()).isEqualTo("70_903");
    }

    @Test
    void a_comment_is_edited_reacted_to_hidden_shown_and_deleted() {
        List<InboundEvent> events = events("life-of-a-comment.json");
        assertThat(posted(events.get(0)).content().attachments())
                .containsExactly(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg"));
        assertThat(events.get(1)).isInstanceOfSatisfying(Edited.class, edited -> {
            assertThat(edited.text()).isEqualTo("after");
            assertThat(edited.at()).isEqualTo(TOLD);
            assertThat(edited.revision()).hasSize(24);
            assertThat(edited.original()).isNotNull().satisfies(original -> {
                assertThat(original.thread()).isEqualTo(posted(events.get(0)).thread());
                assertThat(original.sentAt()).isEqualTo(posted(events.get(0)).sentAt());
            });
        });
        Author ben = Author.of("502", "Ben");
        assertThat(events.subList(2, 7))
                .containsExactly(
                        new Reacted(PAGE, "70_901", ben, "angry", true, Instant.ofEpochSecond(1740992396)),
                        new Reacted(PAGE, "70_901", ben, "angry", false, Instant.ofEpochSecond(1740992397)),
                        new Hidden(PAGE, "70_901", true, TOLD),
                        new Hidden(PAGE, "70_901", false, TOLD),
                        new Deleted(PAGE, "70_901", TOLD));
    }

    @Test
    void two_edits_have_revisions_of_their_own_and_one_edit_told_twice_has_one() {
        String edit = "{\"item\":\"comment\",\"verb\":\"edited\",\"comment_id\":\"1_2\",\"message\":\"%s\"%s}";
        assertThat(revision(edit.formatted("one", ""))).isEqualTo(revision(edit.formatted("one", "")));
        assertThat(revision(edit.formatted("one", ""))).isNotEqualTo(revision(edit.formatted("two", "")));
        assertThat(revision(edit.formatted("one", ",\"edited_time\":1740992399")))
                .isEqualTo("1740992399000");
    }

    private static String revision(String value) {
        return ((Edited) change(value).get(0)).revision();
    }

    @Test
    void reviews_come_with_their_rating_and_change_and_go() {
        List<InboundEvent> events = events("reviews.json");
        assertThat(posted(events.get(0))).satisfies(review -> {
            assertThat(review.externalId()).isEqualTo("8001");
            assertThat(review.kind()).isEqualTo(MessageKind.REVIEW);
            assertThat(review.content().text()).isEqualTo("Slow.");
            assertThat(review.content().attributes())
                    .containsEntry("rating", "2")
                    .containsEntry("recommendation_type", "NEGATIVE");
            assertThat(review.author()).isEqualTo(Author.of("501", "Ana"));
        });
        assertThat(((Edited) events.get(1)).text()).isEqualTo("Faster now.");
        assertThat(posted(events.get(2)).thread()).isEqualTo(ThreadRef.rootUnder("8001_1", "8001"));
        assertThat(posted(events.get(2)).fromUs()).isTrue();
        assertThat(events.get(3)).isEqualTo(new Deleted(PAGE, "8001", TOLD));
    }

    @Test
    void posts_of_the_page_and_of_visitors_come_with_what_they_show() {
        List<InboundEvent> events = events("posts.json");
        assertThat(events.subList(0, 4)).allMatch(event -> posted(event).kind() == MessageKind.POST);
        assertThat(posted(events.get(0)).fromUs()).isTrue();
        assertThat(posted(events.get(0)).content().attachments()).hasSize(2);
        assertThat(events.subList(1, 4))
                .extracting(
                        event -> posted(event).content().attachments().get(0).kind())
                .containsExactly(Attachment.Kind.IMAGE, Attachment.Kind.VIDEO, Attachment.Kind.LINK);
        assertThat(events.subList(4, 7)).hasExactlyElementsOfTypes(Edited.class, Hidden.class, Deleted.class);
    }

    @Test
    void a_like_of_a_post_is_a_reaction_and_one_of_the_page_is_only_noted() {
        List<InboundEvent> events = events("posts.json");
        assertThat(events.get(7)).isInstanceOfSatisfying(Reacted.class, like -> {
            assertThat(like.externalId()).isEqualTo("1001_70");
            assertThat(like.reaction()).isEqualTo("like");
        });
        assertThat(events.get(8)).isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what())
                .isEqualTo("page like"));
    }

    @Test
    void what_is_not_known_or_not_this_connectors_is_kept_element_by_element() {
        List<InboundEvent> events = events("others.json");
        assertThat(events.get(0)).isEqualTo(new Noted(PAGE, "page hours", TOLD));
        assertThat(events.subList(1, 7)).hasOnlyElementsOfType(Unsupported.class);
        assertThat(events.subList(7, 11)).hasOnlyElementsOfType(Unsupported.class);
        assertThat(events.get(7)).isInstanceOfSatisfying(Unsupported.class, message -> {
            assertThat(message.reason()).isEqualTo("a Messenger event");
            assertThat(message.raw()).contains("m1");
        });
        assertThat(events.get(11)).isInstanceOf(Posted.class);
        assertThat(events.get(11).account().externalId()).isEqualTo("unknown");
        assertThat(events.get(12)).isInstanceOf(Unsupported.class);
        assertThat(events).hasSize(13);
    }

    @Test
    void a_comment_that_was_hidden_from_the_start_is_told_as_hidden() {
        assertThat(change("{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1_2\",\"is_hidden\":true}"))
                .hasExactlyElementsOfTypes(Posted.class, Hidden.class);
    }

    @ParameterizedTest
    @CsvSource({"edit", "edited", "update"})
    void every_word_for_an_edit_is_understood(String verb) {
        assertThat(change("{\"item\":\"status\",\"verb\":\"" + verb + "\",\"post_id\":\"1001_70\",\"message\":\"x\"}"))
                .hasExactlyElementsOfTypes(Edited.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instagram",
                "user",
                "permissions",
            })
    void entries_of_other_objects_are_kept(String object) {
        assertThat(Deliveries.parse("{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"1\",\"changes\":[{}]}]}"))
                .hasExactlyElementsOfTypes(Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "null", "\"page\"", "{\"object\":\"page\"}"})
    void what_is_no_delivery_is_invalid_as_a_whole(String body) {
        assertThatThrownBy(() -> Deliveries.parse(body)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void reasons_never_repeat_what_somebody_wrote() {
        assertThat(change("{\"item\":\"my secret words\",\"verb\":\"add\"}"))
                .first()
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.reason()).doesNotContain("secret"));
    }

    @Test
    void a_comment_under_an_advertisement_says_so() {
        byte[] body = """
                {"object":"page","entry":[{"id":"1001","time":1740992400,"changes":[{"field":"feed","value":{
                  "item":"comment","verb":"add","comment_id":"70_905","post_id":"1001_70","parent_id":"1001_70",
                  "from":{"id":"501","name":"Ana"},"message":"how much?","created_time":1740992399,
                  "post":{"id":"1001_70","is_published":false,"promotion_status":"active","status_type":"added_photos"}}}]}]}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(posted(Deliveries.parse(body).get(0)).content().attributes())
                .containsEntry("unpublished-post", "true")
                .containsEntry("promotion", "active");
    }
}
