package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketChange.PublicComment;
import io.threadwell.api.helpdesk.TicketChange.StatusChange;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookTest extends HelpScoutTest {
    private static final Secret SECRET = Secret.of("mZ9XbGHodX");

    private List<TicketChange> parse(JsonObject body) {
        return desk.webhook()
                .orElseThrow()
                .parse(new RawDelivery(new DeliveryId(1), "helpscout", clock.instant(), body.toBytes()));
    }

    private Verification verify(String signature, byte[] body) {
        WebhookRequest request = new WebhookRequest(
                "POST", "/hook", Map.of(), Map.of("X-HelpScout-Signature", List.of(signature)), body);
        return desk.webhook().orElseThrow().verify(request, List.of(SECRET));
    }

    @Test
    void the_signature_is_hmac_sha1_in_base64_over_the_body_as_it_came() {
        byte[] body = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);
        String signature = Hmac.sha1(SECRET.bytes()).base64(body);
        assertThat(verify(signature, body)).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(Hmac.sha256(SECRET.bytes()).base64(body), body)).isInstanceOf(Verification.Rejected.class);
        assertThat(verify(Hmac.sha1(SECRET.bytes()).hex(body), body)).isInstanceOf(Verification.Rejected.class);
        assertThat(verify("", body)).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void the_webhook_is_there_only_where_our_own_threads_can_be_known() {
        HelpScoutConfig config = HelpScoutConfig.builder()
                .app("app", Secret.of("secret"))
                .mailbox(1)
                .keyField(2)
                .build();
        assertThat(HelpScoutHelpdesk.of(config).webhook()).isEmpty();
    }

    @Test
    void answers_and_closings_come_with_the_ids_that_polling_gives() {
        ExternalRef ticket = done(Writes.create(1));
        String cursor = desk.changes(null).cursor();
        clock.advance(Duration.ofSeconds(5));
        FakeConversation conversation = conversation(ticket);
        helpScout.account.thread(conversation.id, "message", FakeAccount.AGENT, "Done").status = "closed";
        helpScout.account.setStatus(conversation.id, "closed", FakeAccount.AGENT);
        List<TicketChange> pushed = parse(conversation.json(true));
        clock.advance(Duration.ofSeconds(30));
        assertThat(pushed)
                .extracting(TicketChange::what)
                .containsExactlyInAnyOrder(new PublicComment("Done", List.of()), new StatusChange(CaseStatus.SOLVED));
        assertThat(pushed).isEqualTo(desk.changes(cursor).changes());
    }

    @Test
    void what_was_written_long_before_is_not_told_again() {
        ExternalRef ticket = done(Writes.create(1));
        FakeConversation conversation = conversation(ticket);
        helpScout.account.thread(conversation.id, "message", FakeAccount.AGENT, "Long ago");
        clock.advance(Duration.ofDays(2));
        helpScout.account.thread(conversation.id, "message", FakeAccount.AGENT, "Now");
        assertThat(parse(conversation.json(true)))
                .extracting(change -> ((PublicComment) change.what()).text())
                .containsExactly("Now");
    }

    @Test
    void our_own_threads_and_those_of_customers_are_no_news() {
        ExternalRef ticket = done(Writes.create(1));
        done(Writes.update(1, ticket, "k1", "u1"));
        helpScout.account.thread(conversation(ticket).id, "message", FakeAccount.INTEGRATION, "Ours");
        assertThat(parse(conversation(ticket).json(true))).isEmpty();
    }

    @Test
    void deliveries_that_do_not_say_whose_case_it_is_tell_nothing() {
        assertThat(parse(JsonObject.create().put("id", 123))).isEmpty();
        assertThat(parse(JsonObject.create()
                        .put("id", 1)
                        .put("threadId", 10)
                        .put("conversationId", 123)
                        .put("rating", "great")))
                .isEmpty();
    }
}
