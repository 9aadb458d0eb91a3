package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each action of a notification becomes. */
final class ReadingTest {
    private static final String THREAD = "urn:li:activity:7094637247890620418";
    private static final String ROOT = LinkedInSamples.comment("7094977000000000000");
    private static final List<InboundEvent> OTHERS = Deliveries.events("others.json");

    private static Posted posted(InboundEvent event) {
        assertThat(event).isInstanceOf(Posted.class);
        return (Posted) event;
    }

    @Test
    void a_mention_is_a_thread_of_its_own_in_the_words_that_readers_see() {
        Posted mention = posted(Deliveries.events("batch.json").get(0));
        assertThat(mention.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(mention.externalId()).isEqualTo(LinkedInSamples.MENTION);
        assertThat(mention.thread()).isEqualTo(ThreadRef.root(LinkedInSamples.MENTION));
        assertThat(mention.content().text()).isEqualTo("Why does Acme not answer? #service (really)");
        assertThat(mention.author()).isNotNull();
        assertThat(mention.author().externalId()).isEqualTo(Accounts.ANA);
        assertThat(mention.author().isNamed()).isFalse();
        assertThat(mention.account()).isEqualTo(Accounts.ACME);
        assertThat(mention.permalink()).isEqualTo("https://www.linkedin.com/feed/update/" + mention.externalId());
    }

    @Test
    void an_answer_to_a_comment_stands_in_its_thread_whichever_field_tells_it() {
        List<InboundEvent> events = Deliveries.events("batch.json");
        ThreadRef thread = ThreadRef.inThread(ROOT, ROOT, THREAD);
        assertThat(posted(events.get(1)).thread()).isEqualTo(thread);
        assertThat(posted(events.get(2)).thread()).isEqualTo(thread);
        assertThat(posted(events.get(1)).sentAt()).isEqualTo(Instant.ofEpochMilli(1691574506310L));
        assertThat(posted(events.get(1)).permalink())
                .isEqualTo(
                        "https://www.linkedin.com/feed/update/" + THREAD
                                + "?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7094637247890620418%2C7094977717598625792%29");
    }

    @Test
    void a_comment_of_which_is_not_told_what_it_answers_is_announced() {
        Instant at = Instant.ofEpochMilli(1691574400000L);
        assertThat(OTHERS.get(0)).isEqualTo(new Announced(Accounts.ACME, ROOT, at));
    }

    @Test
    void without_looking_up_such_a_comment_begins_a_conversation_under_the_post() {
        InboundEvent event = Deliveries.parse(
                        Deliveries.webhook(LinkedInConfig.builder().threadLookup(false)),
                        Deliveries.body("others.json"))
                .get(0);
        assertThat(posted(event).thread()).isEqualTo(ThreadRef.rootUnder(ROOT, THREAD));
        assertThat(posted(event).content().text()).isEqualTo("a first question");
    }

    @Test
    void a_comment_that_is_said_to_answer_none_begins_a_conversation() {
        String id = LinkedInSamples.comment("7094977000000000009");
        assertThat(posted(OTHERS.get(1)).thread()).isEqualTo(ThreadRef.rootUnder(id, THREAD));
        assertThat(posted(OTHERS.get(1)).kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(posted(OTHERS.get(1)).fromUs()).isFalse();
    }

    @Test
    void where_only_urns_come_the_items_are_announced_and_an_edit_as_another_one() {
        String bare = LinkedInSamples.comment("7094977000000000010");
        assertThat(Deliveries.events("urns-only.json"))
                .extracting(event -> ((Announced) event).reference())
                .containsExactly(bare, bare + "#1691574455000", "urn:li:ugcPost:7094700000000000004");
    }

    @Test
    void an_edit_has_the_networks_time_as_its_revision() {
        Instant at = Instant.ofEpochMilli(1691574450000L);
        assertThat(OTHERS.get(3))
                .isEqualTo(new Edited(Accounts.ACME, ROOT, "1691574450000", "a better question", List.of(), at, null));
    }

    @Test
    void a_deletion_names_the_comment_in_the_same_form() {
        assertThat(OTHERS.get(5)).isEqualTo(new Deleted(Accounts.ACME, ROOT, Instant.ofEpochMilli(1691574460000L)));
    }

    @Test
    void what_an_admin_says_for_the_page_is_ours() {
        Posted ours = posted(OTHERS.get(6));
        assertThat(ours.fromUs()).isTrue();
        assertThat(ours.thread()).isEqualTo(ThreadRef.inThread(ROOT, ROOT, THREAD));
    }

    @Test
    void likes_and_shares_without_words_are_noted_and_shares_with_words_are_mentions() {
        assertThat(OTHERS.get(7))
                .isInstanceOfSatisfying(Noted.class, it -> assertThat(it.what()).isEqualTo("like"));
        assertThat(OTHERS.get(8))
                .isInstanceOfSatisfying(Noted.class, it -> assertThat(it.what()).isEqualTo("share"));
        assertThat(posted(OTHERS.get(9)).kind()).isEqualTo(MessageKind.MENTION);
    }

    @Test
    void what_is_not_known_is_kept() {
        assertThat(Deliveries.events("unknown-kind.json"))
                .singleElement()
                .isInstanceOfSatisfying(Unsupported.class, kept -> {
                    assertThat(kept.reason()).contains("poll_vote");
                    assertThat(kept.account()).isEqualTo(Accounts.ACME);
                    assertThat(kept.raw()).contains("POLL_VOTE");
                });
        assertThat(Deliveries.parse("{\"type\":\"LEAD_ACTION\",\"leadAction\":\"CREATED\"}"))
                .singleElement()
                .isInstanceOf(Unsupported.class);
        assertThat(Deliveries.parse("{\"type\":\"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS\"}"))
                .singleElement()
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void one_delivery_may_hold_notifications_of_several_pages() {
        String body = "{\"type\":\"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS\",\"notifications\":["
                + like("urn:li:organization:1") + "," + like("urn:li:organizationBrand:2") + "," + like("urn:li:x:3")
                + "]}";
        assertThat(Deliveries.parse(body))
                .extracting(event -> event.account().externalId())
                .containsExactly("1", "2", "unknown");
    }

    private static String like(String page) {
        return "{\"action\":\"LIKE\",\"organizationalEntity\":\"" + page + "\",\"lastModifiedAt\":1691574450000}";
    }
}
