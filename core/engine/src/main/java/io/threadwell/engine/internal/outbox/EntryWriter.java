package io.threadwell.engine.internal.outbox;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.Command;
import io.threadwell.engine.internal.apply.Commands;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the entries of ticket comments from commands. */
final class EntryWriter {
    private static final int OVERHEAD = 300;

    private final boolean hidesInternal;

    EntryWriter(HelpdeskDescriptor helpdesk) {
        this.hidesInternal = helpdesk.can(HelpdeskCapability.INTERNAL_COMMENTS);
    }

    /** Whether a command's entry is for colleagues only; null when the command makes no entry. */
    @Nullable
    Boolean isInternal(Command command) {
        return switch (command.name()) {
            case Commands.TICKET_MESSAGE -> Boolean.FALSE;
            case Commands.TICKET_EDIT, Commands.TICKET_DELETION, Commands.TICKET_NOTE, Commands.TICKET_MERGE ->
                hidesInternal ? Boolean.TRUE : null;
            default -> null;
        };
    }

    int length(Command command, Map<MessageId, Message> messages) {
        Message message = message(command, messages);
        String note = command.data().getOrDefault("text", "");
        return OVERHEAD + note.length() + (message == null ? 0 : message.text().length());
    }

    /** The entry that a command makes; null when it makes none. */
    @Nullable
    TicketEntry entry(
            Command command, Map<MessageId, Message> messages, Customers customers, @Nullable ExternalRef following) {
        if (isInternal(command) == null) {
            return null;
        }
        if (command.name().equals(Commands.TICKET_NOTE)) {
            return note(command, command.data().getOrDefault("text", ""));
        }
        if (command.name().equals(Commands.TICKET_MERGE)) {
            String where = following == null ? "another ticket" : "ticket " + following.id();
            return note(command, "This conversation goes on in " + where + ".");
        }
        Message message = message(command, messages);
        return message == null ? null : ofMessage(command, message, customers);
    }

    private static TicketEntry ofMessage(Command command, Message message, Customers customers) {
        return switch (command.name()) {
            case Commands.TICKET_EDIT ->
                entry(command, message, null, TicketEntry.Kind.EDIT, edited(message), message.text());
            case Commands.TICKET_DELETION ->
                entry(command, message, null, TicketEntry.Kind.DELETION, deleted(message), "");
            default ->
                entry(
                        command,
                        message,
                        customer(message, customers),
                        message.isInbound() ? TicketEntry.Kind.CUSTOMER : TicketEntry.Kind.OWN_ANSWER,
                        message.sentAt(),
                        text(message));
        };
    }

    private static @Nullable Customer customer(Message message, Customers customers) {
        PersonaKey persona = message.persona();
        return message.isInbound() && persona != null ? customers.of(persona, message.author()) : null;
    }

    private static TicketEntry entry(
            Command command,
            Message message,
            @Nullable Customer customer,
            TicketEntry.Kind kind,
            Instant at,
            String text) {
        boolean whole = kind == TicketEntry.Kind.CUSTOMER || kind == TicketEntry.Kind.OWN_ANSWER;
        return new TicketEntry(
                whole ? "m" + message.id() : "c" + command.id(),
                kind,
                message.author(),
                customer,
                at,
                text,
                whole ? message.content().attachments() : List.of(),
                message.permalink());
    }

    /** The message that an entry tells; empty where it tells none. */
    static Optional<MessageId> messageOf(TicketEntry entry) {
        return entry.key().startsWith("m")
                ? Optional.of(new MessageId(Long.parseLong(entry.key().substring(1))))
                : Optional.empty();
    }

    private static TicketEntry note(Command command, String text) {
        return new TicketEntry(
                "c" + command.id(),
                TicketEntry.Kind.NOTE,
                null,
                command.attempt().due(),
                text,
                List.of(),
                null);
    }

    private static String text(Message message) {
        boolean gone = message.isDeleted()
                && message.text().isEmpty()
                && message.content().attachments().isEmpty();
        return gone ? "(deleted by its author)" : message.text();
    }

    private static Instant edited(Message message) {
        return message.times().editedAt() == null
                ? message.sentAt()
                : message.times().editedAt();
    }

    private static Instant deleted(Message message) {
        return message.times().deletedAt() == null
                ? message.sentAt()
                : message.times().deletedAt();
    }

    private static @Nullable Message message(Command command, Map<MessageId, Message> messages) {
        MessageId id = TicketPlanner.messageOf(command);
        return id == null ? null : messages.get(id);
    }
}
