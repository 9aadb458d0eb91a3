package io.threadwell.helpdesk.zendesk;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;
import io.threadwell.testkit.webhook.SignedDeliveries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The adapter before the fake Zendesk, for the suite. New customers are made singly: the suite does not come again for them. */
final class ZendeskFixture implements HelpdeskFixture {
    private final HandMovedClock clock = new HandMovedClock();
    private final FakeZendesk zendesk = new FakeZendesk(clock);

    ZendeskFixture() throws IOException {}

    @Override
    public HelpdeskAdapter adapter() {
        return ZendeskHelpdesk.of(ZendeskConfig.builder()
                .baseUri(zendesk.uri())
                .oauth(Secret.of("token"))
                .integrationUser(FakeAccount.INTEGRATION)
                .requestersSingly(100)
                .clock(clock)
                .build());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public int tickets(String externalId) {
        return of(externalId).size();
    }

    @Override
    public int timesTold(String externalId, TicketEntry entry) {
        String all = String.join(
                "\n",
                of(externalId).stream()
                        .flatMap(ticket -> ticket.comments.stream())
                        .map(FakeAccount.Comment::body)
                        .toList());
        return all.split(Pattern.quote(entry.text()), -1).length - 1;
    }

    @Override
    public void agentReplies(ExternalRef ticket, String text) {
        zendesk.account.comment(id(ticket), FakeAccount.AGENT, text, true);
    }

    @Override
    public void agentNotes(ExternalRef ticket, String text) {
        zendesk.account.comment(id(ticket), FakeAccount.AGENT, text, false);
    }

    @Override
    public void agentSolves(ExternalRef ticket) {
        zendesk.account.change(
                id(ticket),
                FakeAccount.AGENT,
                JsonObject.create().put("id", 1).put("event_type", "Change").put("status", "solved"));
    }

    @Override
    public Optional<SignedDeliveries> webhook() {
        return Optional.of(new Deliveries());
    }

    @Override
    public Faults faults() {
        return new ZendeskFaults();
    }

    @Override
    public void close() {
        zendesk.close();
    }

    private List<FakeAccount.Ticket> of(String externalId) {
        return zendesk.account.all().stream()
                .filter(ticket -> ticket.externalId().equals(externalId))
                .toList();
    }

    private static long id(ExternalRef ticket) {
        return Long.parseLong(ticket.id());
    }

    private final class ZendeskFaults implements Faults {
        @Override
        public Instant limit() {
            zendesk.nextWrite(Fault.TOO_MANY);
            return clock.instant().plusSeconds(7);
        }

        @Override
        public void breakDown() {
            zendesk.nextWrite(Fault.DOWN);
        }

        @Override
        public void cutAfterEffect() {
            zendesk.nextWrite(Fault.CUT_AFTER);
        }

        @Override
        public void cutBeforeEffect() {
            zendesk.nextWrite(Fault.CUT_BEFORE);
        }

        @Override
        public void refuse(TicketWrite write) {
            zendesk.account.failItems(item -> item.text("external_id", "").equals(write.externalId()));
        }
    }

    /** The event of the agent's last public comment, as Zendesk's page Ticket events shows it. */
    private final class Deliveries implements SignedDeliveries {
        @Override
        public byte[] body() {
            FakeAccount.Ticket ticket = zendesk.account.all().get(0);
            FakeAccount.Comment comment = ticket.comments.get(ticket.comments.size() - 1);
            JsonObject author = JsonObject.create()
                    .put("id", Long.toString(comment.author()))
                    .put("is_staff", true)
                    .put("name", "Ada");
            JsonObject told = JsonObject.create()
                    .put("id", Long.toString(comment.id()))
                    .put("body", comment.body())
                    .put("is_public", comment.open())
                    .put("author", author);
            return JsonObject.create()
                    .put("type", "zen:event-type:ticket.comment_added")
                    .put("id", "cbe4028c")
                    .put("time", clock.instant())
                    .put("subject", "zen:ticket:" + ticket.id)
                    .put(
                            "detail",
                            JsonObject.create()
                                    .put("id", Long.toString(ticket.id))
                                    .put("external_id", ticket.externalId()))
                    .put("event", JsonObject.create().put("comment", told))
                    .toBytes();
        }

        @Override
        public WebhookRequest signed(byte[] body, Secret secret) {
            String timestamp = "2026-03-01T10:00:06Z";
            String signature = Hmac.sha256(secret.bytes()).base64(timestamp.getBytes(StandardCharsets.UTF_8), body);
            return new WebhookRequest(
                    "POST",
                    "/webhook",
                    Map.of(),
                    Map.of(
                            "X-Zendesk-Webhook-Signature", List.of(signature),
                            "X-Zendesk-Webhook-Signature-Timestamp", List.of(timestamp)),
                    body);
        }
    }
}
