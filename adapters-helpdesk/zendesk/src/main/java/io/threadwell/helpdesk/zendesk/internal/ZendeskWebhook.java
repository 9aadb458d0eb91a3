package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Zendesk's webhooks: event subscriptions (Webhook event types, Ticket events), and the body of a trigger that the README gives.
 * Signed over timestamp and body without a separator (Verifying webhook authenticity); Zendesk states no window for replays, and
 * a delivery that comes again holds the same event ids.
 *
 * <p>Comments are told by their own ids, the same as in the export. Comments of end users and of the integration itself are not
 * told.
 */
public final class ZendeskWebhook implements WebhookSource<TicketChange> {
    private static final String SIGNATURE = "X-Zendesk-Webhook-Signature";
    private static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";
    private static final String PREFIX = "zen:event-type:ticket.";

    private final LongPredicate integration;
    private final Words words;
    private final KnownTickets references;

    ZendeskWebhook(Desk desk, long integrationUser) {
        this.integration = user -> user == integrationUser;
        this.words = new Words(desk.config());
        this.references = desk.tickets();
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        Optional<String> signature = request.header(SIGNATURE);
        Optional<String> timestamp = request.header(TIMESTAMP);
        if (signature.isEmpty() || timestamp.isEmpty()) {
            return Verification.unauthorized("a signature header is missing");
        }
        List<Hmac> live =
                secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList();
        byte[] time = timestamp.get().getBytes(StandardCharsets.UTF_8);
        return Signatures.matchesAnyBase64(live, signature.get(), time, request.body())
                ? Verification.accepted()
                : Verification.unauthorized("the signature does not match");
    }

    @Override
    public List<TicketChange> parse(RawDelivery delivery) {
        JsonValue body;
        try {
            body = JsonValue.parse(delivery.body());
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a Zendesk delivery is not JSON", notJson);
        }
        List<TicketChange> changes = new ArrayList<>();
        for (JsonValue element : body.asList()) {
            boolean trigger = !element.get("threadwell").isMissing();
            (trigger ? ofTrigger(element, delivery) : ofEvent(element, delivery)).ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<TicketChange> ofEvent(JsonValue body, RawDelivery delivery) {
        String type = body.text("type", "");
        JsonValue event = body.get("event");
        if (!type.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant at = body.instant("time").orElse(delivery.receivedAt());
        JsonValue detail = body.get("detail");
        String name = type.substring(PREFIX.length());
        if (name.equals("comment_added")) {
            JsonValue comment = event.get("comment");
            JsonValue author = comment.get("author");
            return comment(
                            comment,
                            author.longValue("id", 0),
                            author.bool("is_staff"),
                            comment.get("is_public"),
                            "body")
                    .flatMap(what ->
                            change(comment.text("id", ""), detail, "external_id", at, author.text("id", ""), what));
        }
        long actor = detail.longValue("actor_id", 0);
        if (integration.test(actor)) {
            return Optional.empty();
        }
        return what(name, event)
                .flatMap(what -> change(
                        Words.eventId(detail.text("id", ""), field(name), at),
                        detail,
                        "external_id",
                        at,
                        actor > 0 ? Long.toString(actor) : "",
                        what));
    }

    private Optional<TicketChange.What> what(String name, JsonValue event) {
        return switch (name) {
            case "status_changed" -> words.status(event.get("current"));
            case "priority_changed" -> words.priority(event.get("current"));
            case "agent_assignment_changed" -> Optional.of(words.assignee(event.get("current")));
            case "tags_changed" ->
                event.get("tags_added").isArray() || event.get("tags_removed").isArray()
                        ? words.tags(Words.names(event.get("tags_added")), Words.names(event.get("tags_removed")))
                        : words.tags(event.get("previous"), event.get("current"));
            default -> Optional.empty();
        };
    }

    /** The names that the export has for the same fields, so that the ids agree. */
    private static String field(String name) {
        return switch (name) {
            case "status_changed" -> "status";
            case "priority_changed" -> "priority";
            case "agent_assignment_changed" -> "assignee_id";
            default -> "tags";
        };
    }

    /** The trigger fires for agents alone (its conditions say so) and names the role in its body. */
    private Optional<TicketChange> ofTrigger(JsonValue body, RawDelivery delivery) {
        String role = body.text("author_role", "").toLowerCase(Locale.ROOT);
        boolean staff = role.equals("agent") || role.equals("admin");
        Instant at = body.instant("at").orElse(delivery.receivedAt());
        return comment(body, body.longValue("author_id", 0), staff, body.get("public"), "text")
                .flatMap(what ->
                        change(body.text("comment_id", ""), body, "external_id", at, body.text("author_id", ""), what));
    }

    private Optional<TicketChange.What> comment(
            JsonValue comment, long author, boolean staff, JsonValue open, String textField) {
        if (!staff || integration.test(author)) {
            return Optional.empty();
        }
        if (!open.bool()) {
            return Optional.of(new TicketChange.InternalComment());
        }
        String text = comment.text(textField, "").strip();
        TicketChange.PublicComment what =
                new TicketChange.PublicComment(text, Words.attachments(comment.get("attachments")));
        return text.isEmpty() && what.attachments().isEmpty() ? Optional.empty() : Optional.of(what);
    }

    /** Empty without an id of the event (it could be told twice) and for tickets that are not ours. */
    private Optional<TicketChange> change(
            String eventId, JsonValue ticket, String externalField, Instant at, String agent, TicketChange.What what) {
        String ticketId = ticket.text("id").or(() -> ticket.text("ticket_id")).orElse("");
        String externalId = ticket.text(externalField, "");
        if (eventId.isEmpty() || ticketId.isEmpty() || externalId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TicketChange(
                eventId, references.reference(ticketId), externalId, at, agent.isEmpty() ? null : agent, null, what));
    }
}
