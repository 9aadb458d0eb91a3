package io.threadwell.testkit.helpdesk;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.PersonaKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes to make; each has keys, ids and texts of its own. */
final class SampleWrites {
    private final AccountId account;
    private final Instant now;
    private int made;

    SampleWrites(AccountId account, Instant now) {
        this.account = account;
        this.now = now;
    }

    TicketWrite create() {
        return create(1);
    }

    TicketWrite create(int entries) {
        int number = ++made;
        TicketFields fields = new TicketFields(
                "Subject " + number,
                CaseStatus.NEW,
                CasePriority.NORMAL,
                null,
                null,
                Set.of("threadwell"),
                Set.of(),
                customer(number),
                Map.of("network", account.network().id(), "account", account.toString()),
                null);
        return write(number, null, fields, entries(number, entries), false);
    }

    List<TicketWrite> creates(int howMany) {
        List<TicketWrite> writes = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            writes.add(create());
        }
        return writes;
    }

    /** One more comment in the ticket of a write. */
    TicketWrite update(TicketWrite before, ExternalRef ticket) {
        return update(before, ticket, TicketFields.UNCHANGED, 1, false);
    }

    TicketWrite update(TicketWrite before, ExternalRef ticket, TicketFields fields, int entries, boolean internal) {
        int number = ++made;
        TicketWrite write = write(number, ticket, fields, entries(number, entries), internal);
        return new TicketWrite(
                write.key(),
                before.caseId(),
                before.externalId(),
                ticket,
                write.fields(),
                write.entries(),
                write.internal(),
                1);
    }

    static TicketFields status(CaseStatus status) {
        return new TicketFields(null, status, null, null, null, Set.of(), Set.of(), null, Map.of(), null);
    }

    /** The same write once more. */
    static TicketWrite again(TicketWrite write) {
        return new TicketWrite(
                write.key(),
                write.caseId(),
                write.externalId(),
                write.ticket(),
                write.fields(),
                write.entries(),
                write.internal(),
                write.attempt() + 1);
    }

    private static TicketWrite write(
            int number,
            @Nullable ExternalRef ticket,
            TicketFields fields,
            List<TicketEntry> entries,
            boolean internal) {
        return new TicketWrite(
                "suite-write-" + number,
                new CaseId(number),
                "suite-case-" + number,
                ticket,
                fields,
                entries,
                internal,
                1);
    }

    private Customer customer(int number) {
        String id = "person-" + number;
        return Customer.of(new PersonaKey(account, id), new Author(id, "Person " + number, "person" + number, null));
    }

    private List<TicketEntry> entries(int number, int howMany) {
        List<TicketEntry> entries = new ArrayList<>();
        for (int i = 1; i <= howMany; i++) {
            String name = number + "-" + i;
            entries.add(new TicketEntry(
                    "suite-entry-" + name,
                    TicketEntry.Kind.CUSTOMER,
                    customer(number).profile(),
                    customer(number),
                    now.plusSeconds(i),
                    "Words of entry " + name + " with ünïcode 🙂",
                    List.of(),
                    "https://network.example/items/" + name));
        }
        return entries;
    }
}
