package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.Requester;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.PersonaKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people whose Zendesk users a write needs.
 *
 * @param requester who asked; for creates
 * @param author who wrote everything that the comment holds, when that is one customer and the comment is public
 */
record Participants(@Nullable Person requester, @Nullable Person author) {

    /** @param account whose people they are, where the write itself does not say */
    static Participants of(TicketWrite write, Optional<AccountId> account) {
        Requester asked = write.fields().requester();
        Person requester = asked == null ? null : Person.of(asked.persona(), asked.profile());
        return new Participants(write.creates() ? requester : null, author(write, asked, account));
    }

    List<Person> all() {
        List<Person> all = new ArrayList<>();
        if (requester != null) {
            all.add(requester);
        }
        if (author != null && !author.equals(requester)) {
            all.add(author);
        }
        return all;
    }

    private static @Nullable Person author(TicketWrite write, @Nullable Requester asked, Optional<AccountId> account) {
        Author customer = soleCustomer(write);
        if (customer == null) {
            return null;
        }
        if (asked != null) {
            return asked.persona().externalId().equals(customer.externalId())
                    ? Person.of(asked.persona(), asked.profile())
                    : of(asked.persona().account(), customer);
        }
        return account.map(known -> of(known, customer)).orElse(null);
    }

    private static Person of(AccountId account, Author author) {
        return Person.of(new PersonaKey(account, author.externalId()), author);
    }

    /** Who wrote all that a public comment holds, when that is one customer. */
    static @Nullable Author soleCustomer(TicketWrite write) {
        if (write.internal() || write.entries().isEmpty()) {
            return null;
        }
        Author first = write.entries().get(0).author();
        for (TicketEntry entry : write.entries()) {
            Author author = entry.author();
            boolean same =
                    first != null && author != null && author.externalId().equals(first.externalId());
            if (!same || entry.kind() != TicketEntry.Kind.CUSTOMER) {
                return null;
            }
        }
        return first;
    }
}
