package io.threadwell.connector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TikTok tells, and what becomes of it. */
final class ReadingTest {
    private static final String COMMENT = "7300000000000000001:7247303576418566913";
    private static final Instant AT = Instant.parse("2025-03-03T10:00:00.123Z");

    private final FakeTikTok tiktok = new FakeTikTok();
    private final TikTokConnector connector = TikTokFixture.connector(tiktok);

    @AfterEach
    void close() {
        tiktok.close();
    }

    private InboundEvent one(String kind, JsonObject content) {
        List<InboundEvent> events = TikTokFixture.parse(connector, TikTokSamples.event(kind, content));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void a_comments_event_announces_it_by_its_whole_number() {
        assertThat(one("comment.update", TikTokSamples.comment("insert")))
                .isEqualTo(new Announced(Accounts.ACME, COMMENT, AT));
        assertThat(one("comment.update", TikTokSamples.comment("delete")))
                .isEqualTo(new Deleted(Accounts.ACME, COMMENT, AT));
    }

    @ParameterizedTest
    @CsvSource({"set_to_hidden,true", "set_to_friends_only,true", "set_to_public,false"})
    void who_sees_a_comment_is_told(String action, boolean hidden) {
        assertThat(one("comment.update", TikTokSamples.comment(action)))
                .isEqualTo(new Hidden(Accounts.ACME, COMMENT, hidden, AT));
    }

    @Test
    void a_comment_that_is_looked_up_says_who_wrote_it_and_below_what() {
        ItemLookup lookup = connector.facet(ItemLookup.class).orElseThrow();
        FakeTikTok.Comment question = tiktok.write("a question", "0", false);
        FakeTikTok.Comment answer = tiktok.write("an answer", question.id, true);
        String root = FakeTikTok.VIDEO + ":" + question.id;
        Posted theirs = (Posted) lookup.lookUp(Accounts.acme(), root).get(0);
        assertThat(theirs.thread()).isEqualTo(ThreadRef.rootUnder(root, FakeTikTok.VIDEO));
        assertThat(theirs.fromUs()).isFalse();
        assertThat(theirs.author()).isNotNull().satisfies(author -> assertThat(author.handle())
                .isEqualTo("ana"));
        Posted ours = (Posted) lookup.lookUp(Accounts.acme(), FakeTikTok.VIDEO + ":" + answer.id)
                .get(0);
        assertThat(ours.thread()).isEqualTo(ThreadRef.inThread(root, root, FakeTikTok.VIDEO));
        assertThat(ours.fromUs()).isTrue();
    }

    @Test
    void a_message_belongs_to_its_conversation() {
        Posted read = (Posted) one("im_receive_msg", TikTokSamples.message("mid-1", "ana-id"));
        assertThat(read.thread()).isEqualTo(ThreadRef.direct("conversation-1", null));
        assertThat(read.sentAt()).isEqualTo(AT);
        assertThat(read.fromUs()).isFalse();
        assertThat(((Posted) one("im_send_msg", TikTokSamples.message("mid-2", Accounts.US))).fromUs())
                .isTrue();
        JsonObject quoting = TikTokSamples.message("mid-3", "ana-id")
                .put("referenced_message_info", JsonObject.create().put("referenced_message_id", "mid-2"));
        assertThat(((Posted) one("im_receive_msg", quoting)).content().attributes())
                .containsEntry(ContentAttributes.QUOTES, "mid-2");
    }

    @ParameterizedTest
    @CsvSource({
        "image,media_id,IMAGE",
        "video,media_id,VIDEO",
        "share_post,embed_url,LINK",
        "sticker,url,STICKER",
        "emoji,url,STICKER"
    })
    void what_is_no_text_is_an_attachment(String type, String field, Attachment.Kind kind) {
        JsonObject message = TikTokSamples.message("mid-1", "ana-id")
                .put("type", type)
                .put(type, JsonObject.create().put(field, "x1"));
        assertThat(((Posted) one("im_receive_msg", message)).content().attachments())
                .extracting(Attachment::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "im_mark_read_msg",
                "im_referral_msg",
                "im_receive_msg_eu",
                "im_receive_high_intent_comment",
                "brand.mention.event",
                "video.publish.completed"
            })
    void what_can_not_be_answered_is_noted(String kind) {
        assertThat(one(kind, JsonObject.create())).isInstanceOf(Noted.class);
    }

    @Test
    void access_that_was_taken_back_is_told_and_what_is_not_known_is_kept() {
        assertThat(one("authorization.removed", JsonObject.create())).isInstanceOf(Withdrawn.class);
        assertThat(one("comment.update", TikTokSamples.comment("set_to_gold"))).isInstanceOf(Unsupported.class);
        assertThat(TikTokFixture.parse(connector, "{\"event\":\"im_receive_msg\",\"content\":\"no JSON\"}"))
                .hasOnlyElementsOfType(Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "-300,true", "-301,false", "300,true", "301,false"})
    void a_signature_is_good_for_five_minutes(long seconds, boolean good) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Secret secret = Secret.of("app-secret");
        long time = tiktok.clock.instant().getEpochSecond() + seconds;
        Verification judged = connector
                .facet(NetworkWebhook.class)
                .orElseThrow()
                .verify(TikTokSamples.signed(body, secret, time), List.of(secret));
        assertThat(judged instanceof Verification.Accepted).isEqualTo(good);
    }
}
