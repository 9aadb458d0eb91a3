package io.threadwell.helpdesk.embedded;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.PageRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;
import io.threadwell.testkit.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Desks over one store: it stands for the database that two nodes share. */
final class EmbeddedDeskFixture implements HelpdeskFixture {
    private final MovableClock clock = new MovableClock();
    private final InMemoryStore careStore = new InMemoryStore();
    private final DeskStore store = careStore.desk(WorkspaceId.DEFAULT);

    @Override
    public HelpdeskAdapter adapter() {
        return desk();
    }

    private EmbeddedDesk desk() {
        return new EmbeddedDesk(store, clock, Duration.ofSeconds(1));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public int tickets(String externalId) {
        return numbers(externalId).size();
    }

    private List<Long> numbers(String externalId) {
        return desk().tickets(List.of(), PageRequest.first(1000)).items().stream()
                .filter(ticket -> ticket.externalId().equals(externalId))
                .map(DeskTicket::number)
                .toList();
    }

    @Override
    public int timesTold(String externalId, TicketEntry entry) {
        Pattern words = Pattern.compile(Pattern.quote(entry.text()));
        return (int) numbers(externalId).stream()
                .flatMap(number -> desk().comments(number).stream())
                .flatMap(comment -> words.matcher(comment.text()).results())
                .count();
    }

    @Override
    public void agentReplies(ExternalRef ticket, String text) {
        desk().reply(Long.parseLong(ticket.id()), "sam", text);
    }

    @Override
    public void agentNotes(ExternalRef ticket, String text) {
        desk().note(Long.parseLong(ticket.id()), "sam", text);
    }

    @Override
    public void agentSolves(ExternalRef ticket) {
        desk().setStatus(Long.parseLong(ticket.id()), "sam", CaseStatus.SOLVED);
    }

    @Override
    public Faults faults() {
        return new NoFaults();
    }

    @Override
    public void close() {
        careStore.close();
    }

    /** The desk is in the engine's own database: there is no connection that could be cut. */
    private static final class NoFaults implements Faults {
        @Override
        public boolean possible() {
            return false;
        }

        @Override
        public Instant limit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void breakDown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cutAfterEffect() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cutBeforeEffect() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refuse(TicketWrite write) {
            throw new UnsupportedOperationException();
        }
    }
}
