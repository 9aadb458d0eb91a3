package io.threadwell.helpdesk.helpscout;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes for tests. */
public final class Writes {
    public static final Instant SENT = Instant.parse("2025-03-03T08:58:07Z");
    private static final AccountId PAGE = AccountId.of("facebook", "1001");

    private Writes() {}

    /** The case {@code n} of the customer {@code u<n>} becomes a ticket. */
    public static TicketWrite create(int n) {
        return create(n, "u" + n);
    }

    public static TicketWrite create(int n, String customer) {
        TicketFields fields = new TicketFields(
                "Case " + n,
                CaseStatus.NEW,
                CasePriority.NORMAL,
                null,
                null,
                Set.of("social", "facebook"),
                Set.of(),
                customer(customer),
                Map.of("network", "facebook", "account", "facebook:1001"),
                null);
        return new TicketWrite(
                "c" + n, new CaseId(n), "tw-" + n, null, fields, List.of(entry("m" + n, customer)), false, 1);
    }

    /** A comment of the customer for the ticket of the case {@code n}. */
    public static TicketWrite update(int n, ExternalRef ticket, String key, String customer) {
        return new TicketWrite(
                key,
                new CaseId(n),
                "tw-" + n,
                ticket,
                TicketFields.UNCHANGED,
                List.of(entry("m-" + key, customer)),
                false,
                1);
    }

    public static TicketWrite again(TicketWrite write) {
        return attempt(write, write.attempt() + 1);
    }

    private static TicketWrite attempt(TicketWrite write, int attempt) {
        return new TicketWrite(
                write.key(),
                write.caseId(),
                write.externalId(),
                write.ticket(),
                write.fields(),
                write.entries(),
                write.internal(),
                attempt);
    }

    public static TicketWrite with(TicketWrite write, TicketFields fields) {
        return new TicketWrite(
                write.key(),
                write.caseId(),
                write.externalId(),
                write.ticket(),
                fields,
                write.entries(),
                write.internal(),
                write.attempt());
    }

    public static TicketWrite with(TicketWrite write, List<TicketEntry> entries, boolean internal) {
        return new TicketWrite(
                write.key(),
                write.caseId(),
                write.externalId(),
                write.ticket(),
                write.fields(),
                entries,
                internal,
                write.attempt());
    }

    public static TicketEntry entry(String key, String customer) {
        return entry(key, TicketEntry.Kind.CUSTOMER, customer, "text of " + key + ".");
    }

    public static TicketEntry entry(String key, TicketEntry.Kind kind, String customer, String text) {
        return new TicketEntry(
                key,
                kind,
                author(customer),
                kind == TicketEntry.Kind.CUSTOMER ? customer(customer) : null,
                SENT,
                text,
                List.of(),
                "https://fb.example/" + key);
    }

    public static Customer customer(String customer) {
        return Customer.of(new PersonaKey(PAGE, customer), author(customer));
    }

    public static Author author(String customer) {
        return Author.of(customer, "Customer " + customer);
    }
}
