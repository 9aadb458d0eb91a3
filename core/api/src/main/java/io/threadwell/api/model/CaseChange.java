package io.threadwell.api.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event changed. Each kind has a stable {@link #name()} and its facts as {@link #data()}, so that stores can keep it
 * and {@link CaseChanges#read} can bring it back, also in a later version; a name that this version does not know comes back
 * as {@link Other}.
 */
public sealed interface CaseChange {
    /** The stable name under which the change is stored. */
    String name();

    /** The facts, in the form in which they are stored. */
    Map<String, String> data();

    /** The case began. */
    record Opened(CaseOrigin origin, String subject, CaseStatus status) implements CaseChange {
        @Override
        public String name() {
            return "opened";
        }

        @Override
        public Map<String, String> data() {
            return new Facts()
                    .put("account", origin.account())
                    .put("conversation", origin.conversation())
                    .put("anchor", origin.anchor())
                    .put(
                            "requester",
                            origin.requester() == null
                                    ? null
                                    : origin.requester().externalId())
                    .put("followUpOf", origin.followUpOf())
                    .put("subject", subject)
                    .put("status", status)
                    .map();
        }
    }

    /** A customer wrote. */
    record MessageReceived(MessageId message) implements CaseChange {
        @Override
        public String name() {
            return "message-received";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString());
        }
    }

    /** An answer was given; it is on its way to the network. */
    record MessageSent(MessageId message) implements CaseChange {
        @Override
        public String name() {
            return "message-sent";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString());
        }
    }

    /** A message of the case was edited by its author. */
    record MessageEdited(MessageId message) implements CaseChange {
        @Override
        public String name() {
            return "message-edited";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString());
        }
    }

    /** A message of the case was deleted on the network. */
    record MessageDeleted(MessageId message) implements CaseChange {
        @Override
        public String name() {
            return "message-deleted";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString());
        }
    }

    /** An answer could not be delivered, or nobody can tell: it waits for a person. */
    record DeliveryStopped(MessageId message, String reason) implements CaseChange {
        @Override
        public String name() {
            return "delivery-stopped";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString(), "reason", reason);
        }
    }

    /** The status changed. */
    record StatusChanged(CaseStatus from, CaseStatus to) implements CaseChange {
        @Override
        public String name() {
            return "status-changed";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("from", from.name(), "to", to.name());
        }
    }

    /** The priority changed. */
    record PriorityChanged(CasePriority to) implements CaseChange {
        @Override
        public String name() {
            return "priority-changed";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("to", to.name());
        }
    }

    /** The type changed. */
    record TypeChanged(@Nullable CaseType to) implements CaseChange {
        @Override
        public String name() {
            return "type-changed";
        }

        @Override
        public Map<String, String> data() {
            return new Facts().put("to", to).map();
        }
    }

    /** The case went to a queue, or out of all of them. */
    record Queued(@Nullable String queue) implements CaseChange {
        @Override
        public String name() {
            return "queued";
        }

        @Override
        public Map<String, String> data() {
            return new Facts().put("queue", queue).map();
        }
    }

    /** Somebody got the case, or nobody has it any more. */
    record Assigned(@Nullable String assignee) implements CaseChange {
        @Override
        public String name() {
            return "assigned";
        }

        @Override
        public Map<String, String> data() {
            return new Facts().put("assignee", assignee).map();
        }
    }

    /** Tags were added or removed. */
    record Tagged(Set<String> added, Set<String> removed) implements CaseChange {
        public Tagged {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }

        @Override
        public String name() {
            return "tagged";
        }

        @Override
        public Map<String, String> data() {
            return new Facts().putAll("added", added).putAll("removed", removed).map();
        }
    }

    /** Somebody left a note that customers never see. */
    record NoteAdded(String text) implements CaseChange {
        @Override
        public String name() {
            return "note-added";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("text", text);
        }
    }

    /** A conversation was taken into the case, such as the private one that a public thread moved to. */
    record ConversationAttached(ConversationId conversation) implements CaseChange {
        @Override
        public String name() {
            return "conversation-attached";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("conversation", conversation.toString());
        }
    }

    /** The case has a ticket in a helpdesk. */
    record TicketLinked(ExternalRef ticket) implements CaseChange {
        @Override
        public String name() {
            return "ticket-linked";
        }

        @Override
        public Map<String, String> data() {
            return new Facts()
                    .put("system", ticket.system())
                    .put("id", ticket.id())
                    .put("url", ticket.url())
                    .map();
        }
    }

    /** The case's ticket takes no more writes: it was deleted, merged away, or closed for good; the next message makes a new one. */
    record TicketGone(ExternalRef ticket, String reason) implements CaseChange {
        @Override
        public String name() {
            return "ticket-gone";
        }

        @Override
        public Map<String, String> data() {
            return new Facts()
                    .put("system", ticket.system())
                    .put("id", ticket.id())
                    .put("url", ticket.url())
                    .put("reason", reason)
                    .map();
        }
    }

    /** An agent made a ticket of part of the case's ticket; it is none of ours. */
    record TicketSplit(ExternalRef ticket) implements CaseChange {
        @Override
        public String name() {
            return "ticket-split";
        }

        @Override
        public Map<String, String> data() {
            return new Facts()
                    .put("system", ticket.system())
                    .put("id", ticket.id())
                    .put("url", ticket.url())
                    .map();
        }
    }

    /**
     * The customer said how satisfied he is.
     *
     * @param score from 0, not at all, to 1, fully
     * @param label in the words of where it was asked
     * @param source where it was asked, such as the helpdesk's name
     */
    record Rated(double score, String label, @Nullable String comment, String source) implements CaseChange {
        @Override
        public String name() {
            return "rated";
        }

        @Override
        public Map<String, String> data() {
            return new Facts()
                    .put("score", score)
                    .put("label", label)
                    .put("comment", comment)
                    .put("source", source)
                    .map();
        }
    }

    /** The case turned out to be part of an older one, which goes on in its place. */
    record Merged(CaseId into) implements CaseChange {
        @Override
        public String name() {
            return "merged";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("into", into.toString());
        }
    }

    /** A closed case is taken up again by a new one. */
    record FollowedUp(CaseId by) implements CaseChange {
        @Override
        public String name() {
            return "followed-up";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("by", by.toString());
        }
    }

    /** Somebody wants an item of the case hidden, shown again, deleted or liked; it is on its way to the network. */
    record ModerationRequested(MessageId message, String action) implements CaseChange {
        @Override
        public String name() {
            return "moderation-requested";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString(), "action", action);
        }
    }

    /** An item was not moderated: the command waits for a person. */
    record ModerationStopped(MessageId message, String action, String reason) implements CaseChange {
        @Override
        public String name() {
            return "moderation-stopped";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString(), "action", action, "reason", reason);
        }
    }

    /** An item of the case was hidden, shown again, deleted or liked on the network. */
    record Moderated(MessageId message, String action) implements CaseChange {
        @Override
        public String name() {
            return "moderated";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("message", message.toString(), "action", action);
        }
    }

    /** A change that a later version stored. */
    record Other(String name, Map<String, String> data) implements CaseChange {
        public Other {
            data = Map.copyOf(data);
        }
    }
}
