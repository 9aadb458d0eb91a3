package io.threadwell.api.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings stored case changes back. */
public final class CaseChanges {
    private CaseChanges() {}

    /**
     * Reads what {@link CaseChange#name()} and {@link CaseChange#data()} gave. Never throws for an unknown name or for missing
     * facts: such a change comes back as {@link CaseChange.Other}.
     */
    public static CaseChange read(String name, Map<String, String> data) {
        try {
            return known(name, data);
        } catch (RuntimeException e) {
            return new CaseChange.Other(name, data);
        }
    }

    private static CaseChange known(String name, Map<String, String> d) {
        return switch (name) {
            case "opened" -> opened(d);
            case "message-received" -> new CaseChange.MessageReceived(message(d));
            case "message-sent" -> new CaseChange.MessageSent(message(d));
            case "message-edited" -> new CaseChange.MessageEdited(message(d));
            case "message-deleted" -> new CaseChange.MessageDeleted(message(d));
            case "delivery-stopped" -> new CaseChange.DeliveryStopped(message(d), need(d, "reason"));
            case "status-changed" ->
                new CaseChange.StatusChanged(CaseStatus.valueOf(need(d, "from")), CaseStatus.valueOf(need(d, "to")));
            case "priority-changed" -> new CaseChange.PriorityChanged(CasePriority.valueOf(need(d, "to")));
            case "type-changed" -> new CaseChange.TypeChanged(type(d.get("to")));
            case "queued" -> new CaseChange.Queued(d.get("queue"));
            case "assigned" -> new CaseChange.Assigned(d.get("assignee"));
            case "tagged" -> new CaseChange.Tagged(Facts.set(d.get("added")), Facts.set(d.get("removed")));
            case "note-added" -> new CaseChange.NoteAdded(need(d, "text"));
            case "conversation-attached" ->
                new CaseChange.ConversationAttached(new ConversationId(number(d, "conversation")));
            case "ticket-linked" -> new CaseChange.TicketLinked(ticket(d));
            case "ticket-gone" -> new CaseChange.TicketGone(ticket(d), need(d, "reason"));
            case "ticket-split" -> new CaseChange.TicketSplit(ticket(d));
            case "rated" ->
                new CaseChange.Rated(
                        Double.parseDouble(need(d, "score")), need(d, "label"), d.get("comment"), need(d, "source"));
            case "merged" -> new CaseChange.Merged(new CaseId(number(d, "into")));
            case "followed-up" -> new CaseChange.FollowedUp(new CaseId(number(d, "by")));
            case "moderation-requested" -> new CaseChange.ModerationRequested(message(d), need(d, "action"));
            case "moderation-stopped" ->
                new CaseChange.ModerationStopped(message(d), need(d, "action"), need(d, "reason"));
            case "moderated" -> new CaseChange.Moderated(message(d), need(d, "action"));
            default -> new CaseChange.Other(name, d);
        };
    }

    private static CaseChange opened(Map<String, String> d) {
        AccountId account = AccountId.parse(need(d, "account"));
        String requester = d.get("requester");
        String followUpOf = d.get("followUpOf");
        CaseOrigin origin = new CaseOrigin(
                account,
                new ConversationId(number(d, "conversation")),
                new MessageId(number(d, "anchor")),
                requester == null ? null : new PersonaKey(account, requester),
                followUpOf == null ? null : new CaseId(Long.parseLong(followUpOf)),
                null);
        return new CaseChange.Opened(origin, need(d, "subject"), CaseStatus.valueOf(need(d, "status")));
    }

    private static ExternalRef ticket(Map<String, String> d) {
        return new ExternalRef(need(d, "system"), need(d, "id"), d.get("url"));
    }

    private static MessageId message(Map<String, String> d) {
        return new MessageId(number(d, "message"));
    }

    private static long number(Map<String, String> d, String name) {
        return Long.parseLong(need(d, name));
    }

    private static String need(Map<String, String> d, String name) {
        return Objects.requireNonNull(d.get(name), name);
    }

    private static @Nullable CaseType type(@Nullable String name) {
        return name == null ? null : CaseType.valueOf(name);
    }
}
