package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deliveries of all three products say. */
final class WebhookReadingTest {
    private static InboundEvent only(String file) {
        List<InboundEvent> events = Deliveries.events(file);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Posted posted(String file) {
        return (Posted) only(file);
    }

    @Test
    void a_mention_begins_a_thread_and_says_who_wrote_it() {
        Posted mention = (Posted) Deliveries.events("batch.json").get(0);
        assertThat(mention.account()).isEqualTo(Accounts.ACME);
        assertThat(mention.thread()).isEqualTo(ThreadRef.root("1896489100000000001"));
        assertThat(mention.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(mention.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(mention.fromUs()).isFalse();
        assertThat(mention.content().text()).isEqualTo("@acme where is my parcel? <3");
        assertThat(mention.sentAt()).isEqualTo(Instant.parse("2025-03-03T09:30:00Z"));
        assertThat(mention.permalink()).isEqualTo("https://x.com/ana/status/1896489100000000001");
        Author author = mention.author();
        assertThat(author).isNotNull();
        assertThat(author.label()).isEqualTo("Ana");
        assertThat(author.handle()).isEqualTo("ana");
        assertThat(author.facts()).containsEntry(Author.FOLLOWERS, "12");
    }

    @Test
    void a_direct_message_belongs_to_its_counterpart() {
        Posted message = (Posted) Deliveries.events("batch.json").get(2);
        assertThat(message.thread()).isEqualTo(ThreadRef.direct("501", null));
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.author()).isNotNull();
        assertThat(message.author().handle()).isEqualTo("ana");
    }

    @Test
    void what_we_write_in_the_app_comes_back() {
        List<InboundEvent> events = Deliveries.events("own-post.json");
        assertThat(events).hasSize(2).allMatch(event -> ((Posted) event).fromUs());
        assertThat(((Posted) events.get(0)).kind()).isEqualTo(MessageKind.POST);
        assertThat(((Posted) events.get(1)).thread().key()).isEqualTo("501");
    }

    @Test
    void an_answer_belongs_to_what_it_answers_or_is_fetched() {
        assertThat(posted("answer.json").thread()).isEqualTo(ThreadRef.childOf("1896489100000000007", null));
        assertThat(posted("answer.json").kind()).isEqualTo(MessageKind.COMMENT);
        List<InboundEvent> announced = Deliveries.parse(
                Deliveries.webhook(XConfig.builder().replyLookup(true).build()), Deliveries.body("answer.json"));
        assertThat(announced)
                .containsExactly(
                        new Announced(Accounts.ACME, "1896489100000000009", Instant.parse("2025-03-03T09:30:00Z")));
    }

    @Test
    void what_is_none_of_our_business_is_noted_and_the_rest_is_told() {
        List<InboundEvent> events = Deliveries.events("others.json");
        assertThat(events.stream().filter(Noted.class::isInstance).map(event -> ((Noted) event).what()))
                .containsExactly(
                        "like", "follow", "unfollow", "block", "unblock", "mute", "unmute", "typing", "read by us");
        Instant at = Instant.ofEpochMilli(1_740_994_260_000L);
        assertThat(events)
                .contains(
                        new Receipt(Accounts.ACME, "1896489100000000005", DeliveryStatus.READ, at, null),
                        new Deleted(Accounts.ACME, "1896489100000000006", at));
        assertThat(events).noneMatch(Unsupported.class::isInstance).noneMatch(Posted.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked.json", "activity-revoke.json"})
    void access_that_is_taken_away_is_told(String file) {
        assertThat(only(file)).isInstanceOfSatisfying(Withdrawn.class, gone -> {
            assertThat(gone.account()).isEqualTo(Accounts.ACME);
            assertThat(gone.at()).isAfter("2025-03-03T09:30:00Z");
        });
    }

    @Test
    void an_edit_is_told_by_the_first_version_and_brings_the_whole_post() {
        assertThat(only("edited-post.json")).isInstanceOfSatisfying(Edited.class, edit -> {
            assertThat(edit.externalId()).isEqualTo("1896489200000000001");
            assertThat(edit.revision()).isEqualTo("1896489200000000003");
            assertThat(edit.text()).isEqualTo("hey @acme, the red lamp (edited)");
            assertThat(edit.at()).isEqualTo(Instant.parse("2025-03-03T09:40:00Z"));
            assertThat(edit.original()).isNotNull();
            assertThat(edit.original().externalId()).isEqualTo("1896489200000000001");
            assertThat(edit.original().thread()).isEqualTo(ThreadRef.root("1896489200000000001"));
        });
        assertThat(posted("activity-mention.json").externalId()).isEqualTo("1896489200000000001");
    }

    @Test
    void under_a_post_of_ours_each_direct_answer_begins_a_conversation() {
        Posted answer = posted("activity-answer.json");
        assertThat(answer.thread()).isEqualTo(ThreadRef.rootUnder("1896489200000000005", "1896489200000000004"));
        assertThat(answer.kind()).isEqualTo(MessageKind.COMMENT);
    }

    @Test
    void a_quote_names_what_it_quotes_and_has_no_link_to_it() {
        Posted quote = posted("activity-quote.json");
        assertThat(quote.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(quote.content().attributes()).containsEntry(ContentAttributes.QUOTES, "1896489200000000004");
        assertThat(quote.content().attachments()).isEmpty();
    }

    @Test
    void reposts_and_likes_are_noted() {
        assertThat(only("activity-repost.json"))
                .isEqualTo(new Noted(Accounts.ACME, "repost", Instant.parse("2025-03-03T09:41:00Z")));
        assertThat(only("activity-like.json")).isInstanceOf(Noted.class);
    }

    @Test
    void deletions_messages_and_receipts_of_the_activity_api_are_told() {
        assertThat(only("activity-delete.json"))
                .isEqualTo(new Deleted(Accounts.ACME, "1896489200000000004", Deliveries.RECEIVED));
        Posted message = posted("activity-message.json");
        assertThat(message.thread()).isEqualTo(ThreadRef.direct("501", null));
        assertThat(message.author()).isNotNull();
        assertThat(message.author().handle()).isEqualTo("ana");
        assertThat(only("activity-read.json"))
                .isInstanceOfSatisfying(Receipt.class, receipt -> assertThat(receipt.externalId())
                        .isEqualTo("1896489200000000009"));
    }

    @Test
    void what_is_encrypted_is_kept() {
        assertThat(only("activity-chat.json")).isInstanceOfSatisfying(Unsupported.class, kept -> {
            assertThat(kept.raw()).contains("encoded_event");
            assertThat(kept.reason()).contains("chat.received");
        });
    }

    @Test
    void a_post_of_the_filtered_stream_goes_to_whose_rule_it_matched() {
        Posted found = posted("matched-post.json");
        assertThat(found.account()).isEqualTo(Accounts.ACME);
        assertThat(found.externalId()).isEqualTo("1896489200000000010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":{}}",
                "{\"data\":{\"id\":\"1\",\"text\":\"x\"},\"matching_rules\":[{\"id\":\"1\",\"tag\":\"theirs\"}]}",
                "{\"data\":{\"event_type\":\"post.create\",\"filter\":{\"user_id\":\"1\"},\"payload\":7}}",
                "{\"data\":{\"event_type\":\"a.new.kind\",\"payload\":{}}}",
                "{\"for_user_id\":\"1\",\"tweet_create_events\":[7]}",
                "{\"for_user_id\":\"1\",\"direct_message_events\":{\"type\":\"message_create\",\"id\":\"1\"}}",
                "{\"for_user_id\":\"1\",\"a_new_kind\":\"a word\"}",
                "{\"user_event\":{\"a_new_kind\":{}}}"
            })
    void what_cannot_be_read_is_kept(String body) {
        assertThat(Deliveries.parse(body)).hasSize(1).allSatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).isNotBlank()));
    }

    private static Posted message(String data) {
        return (Posted) Deliveries.parse("{\"for_user_id\":\"" + Accounts.US
                        + "\",\"direct_message_events\":[{\"type\":\"message_create\",\"id\":\"1\",\"created_timestamp\":"
                        + "\"1740994260000\",\"initiated_via\":{\"tweet_id\":\"42\"},\"message_create\":{\"target\":"
                        + "{\"recipient_id\":\"" + Accounts.US + "\"},\"sender_id\":\"501\",\"message_data\":" + data
                        + "}}]}")
                .get(0);
    }

    @Test
    void a_message_brings_its_picture_its_place_its_choice_and_its_origin() {
        Posted picture = message("{\"text\":\"see https://t.co/a\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/a\","
                + "\"expanded_url\":\"https://twitter.com/messages/media/1\",\"display_url\":\"pic.twitter.com/a\"}]},"
                + "\"attachment\":{\"type\":\"media\",\"media\":{\"media_url_https\":\"https://ton.twitter.com/1.jpg\","
                + "\"type\":\"photo\"}}}");
        assertThat(picture.content().attachments())
                .containsExactly(Attachment.of(Attachment.Kind.IMAGE, "https://ton.twitter.com/1.jpg"));
        assertThat(picture.content().attributes()).containsEntry(ContentAttributes.REFERRAL, "42");
        Posted place = message("{\"text\":\"here\",\"attachment\":{\"type\":\"location\",\"location\":{\"type\":"
                + "\"shared_coordinate\",\"shared_coordinate\":{\"coordinates\":{\"type\":\"Point\",\"coordinates\":"
                + "[-74.0,40.7]}}}}}");
        assertThat(place.content().attachments())
                .containsExactly(Attachment.of(Attachment.Kind.LOCATION, "geo:40.7,-74.0"));
        Posted choice =
                message("{\"text\":\"Yes\",\"quick_reply_response\":{\"type\":\"options\",\"metadata\":\"yes_1\"}}");
        assertThat(choice.content().attributes()).containsEntry(ContentAttributes.PAYLOAD, "yes_1");
    }

    @Test
    void an_id_that_some_program_rounded_is_taken_from_its_text() {
        Posted post =
                (Posted) Deliveries.parse("{\"for_user_id\":\"1\",\"tweet_create_events\":[{\"id\":1924465506158879000,"
                                + "\"id_str\":\"1924465506158878979\",\"text\":\"x\",\"user\":{\"id\":501}}]}")
                        .get(0);
        assertThat(post.externalId()).isEqualTo("1924465506158878979");
        assertThat(post.sentAt()).as("the time that the id holds").isAfter("2025-05-19T14:01:00Z");
    }
}
