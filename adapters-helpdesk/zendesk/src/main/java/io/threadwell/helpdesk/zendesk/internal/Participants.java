package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people whose Zendesk users a write needs.
 *
 * @param requester who asked, where the write says so
 * @param author who wrote everything that the comment holds, when that is one customer and the comment is public
 */
record Participants(@Nullable Person requester, @Nullable Person author) {
    static Participants of(TicketWrite write) {
        Customer asked = write.fields().requester();
        Customer customer = soleCustomer(write);
        return new Participants(asked == null ? null : Person.of(asked), customer == null ? null : Person.of(customer));
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

    /** Who wrote all that a public comment holds, when that is one customer. */
    private static @Nullable Customer soleCustomer(TicketWrite write) {
        if (write.internal() || write.entries().isEmpty()) {
            return null;
        }
        Customer first = write.entries().get(0).customer();
        for (TicketEntry entry : write.entries()) {
            Customer customer = entry.customer();
            boolean same = first != null && customer != null && customer.key().equals(first.key());
            if (!same || entry.kind() != TicketEntry.Kind.CUSTOMER) {
                return null;
            }
        }
        return first;
    }
}
