package io.threadwell.helpdesk.embedded;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the engine writes to the desk. */
final class DeskWrites {
    private final DeskStore store;
    private final InstantSource clock;

    DeskWrites(DeskStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One transaction for all; when that fails for what one of them is, each goes alone so that the others are made. */
    List<WriteResult> sync(List<TicketWrite> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        try {
            Instant now = clock.instant();
            List<DeskWrite> writes = new ArrayList<>();
            for (TicketWrite write : batch) {
                writes.add(deskWrite(write, now));
            }
            return store.write(writes).stream()
                    .<WriteResult>map(number -> new WriteResult.Done(EmbeddedDesk.ref(number)))
                    .toList();
        } catch (OutcomeUnknown unknown) {
            WriteResult result = new WriteResult.Unknown(clock.instant(), String.valueOf(unknown.getMessage()));
            return batch.stream().map(write -> result).toList();
        } catch (NotFound missing) {
            return batch.size() == 1
                    ? List.of(new WriteResult.Failed(missing))
                    : batch.stream().map(write -> sync(List.of(write)).get(0)).toList();
        } catch (CareException error) {
            return batch.stream()
                    .<WriteResult>map(write -> new WriteResult.Failed(error))
                    .toList();
        }
    }

    List<FindResult<ExternalRef>> find(List<TicketWrite> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        return store.written(batch.stream().map(TicketWrite::key).toList()).stream()
                .<FindResult<ExternalRef>>map(number -> number.isPresent()
                        ? new FindResult.Found<>(EmbeddedDesk.ref(number.get()))
                        : new FindResult.Absent<>())
                .toList();
    }

    private static DeskWrite deskWrite(TicketWrite write, Instant now) {
        TicketFields fields = write.fields();
        return new DeskWrite(
                write.ticket() == null ? null : number(write.ticket()),
                write.key(),
                write.externalId(),
                fields.subject(),
                fields.status(),
                fields.assignee(),
                null,
                write.entries().isEmpty() ? null : EntryText.of(write.entries()),
                write.internal(),
                now);
    }

    private static long number(ExternalRef ticket) {
        try {
            return Long.parseLong(ticket.id());
        } catch (NumberFormatException notOurs) {
            throw new NotFound("the embedded desk has no ticket " + ticket.id(), notOurs);
        }
    }
}
