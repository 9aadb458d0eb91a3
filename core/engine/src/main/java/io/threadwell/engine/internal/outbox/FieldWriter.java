package io.threadwell.engine.internal.outbox;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.Command;
import io.threadwell.engine.internal.apply.Commands;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the fields of tickets: all of them for a new one, the changed ones for an update. */
final class FieldWriter {
    private FieldWriter() {}

    static TicketFields creation(
            CareCase careCase,
            Map<MessageId, Message> messages,
            List<Command> commands,
            Customers customers,
            @Nullable ExternalRef followUpOf) {
        Message first = commands.stream()
                .map(TicketPlanner::messageOf)
                .map(id -> id == null ? null : messages.get(id))
                .filter(m -> m != null && m.isInbound())
                .findFirst()
                .orElse(null);
        return new TicketFields(
                careCase.work().subject(),
                careCase.status(),
                careCase.work().priority(),
                careCase.work().type(),
                careCase.work().assignee(),
                careCase.work().tags(),
                Set.of(),
                requester(careCase, first, customers),
                attributes(careCase, first),
                followUpOf);
    }

    private static @Nullable Customer requester(CareCase careCase, @Nullable Message first, Customers customers) {
        PersonaKey persona = careCase.origin().requester();
        if (persona == null) {
            return null;
        }
        return customers.of(persona, first != null && persona.equals(first.persona()) ? first.author() : null);
    }

    private static Map<String, String> attributes(CareCase careCase, @Nullable Message first) {
        Facts facts = new Facts()
                .put(TicketFields.NETWORK, careCase.origin().account().network())
                .put(TicketFields.ACCOUNT, careCase.origin().account());
        PersonaKey persona = careCase.origin().requester();
        facts.put(TicketFields.PERSONA, persona == null ? null : persona.externalId());
        if (first != null) {
            facts.put(TicketFields.PERMALINK, first.permalink());
            facts.put(
                    TicketFields.HANDLE,
                    first.author() == null ? null : first.author().handle());
        }
        return facts.map();
    }

    /** Later commands win over earlier ones. */
    static TicketFields update(CareCase careCase, List<Command> commands, Customers customers) {
        Map<String, String> merged = new TreeMap<>();
        Set<String> added = new TreeSet<>();
        Set<String> removed = new TreeSet<>();
        for (Command command : commands) {
            if (command.name().equals(Commands.TICKET_MERGE)) {
                merged.put("status", CaseStatus.SOLVED.name());
            } else if (command.name().equals(Commands.TICKET_FIELDS)) {
                merged.putAll(command.data());
                change(added, removed, command.data().get("addTags"));
                change(removed, added, command.data().get("removeTags"));
            }
        }
        String status = merged.get("status");
        String priority = merged.get("priority");
        String type = merged.get("type");
        return new TicketFields(
                null,
                status == null ? null : CaseStatus.valueOf(status),
                priority == null ? null : CasePriority.valueOf(priority),
                type == null ? null : CaseType.valueOf(type),
                merged.get("assignee"),
                added,
                removed,
                merged.containsKey(Commands.REQUESTER) ? requester(careCase, null, customers) : null,
                Map.of(),
                null);
    }

    private static void change(Set<String> to, Set<String> from, @Nullable String tags) {
        if (tags != null) {
            List<String> names = Arrays.asList(tags.split("\n"));
            to.addAll(names);
            names.forEach(from::remove);
        }
    }
}
