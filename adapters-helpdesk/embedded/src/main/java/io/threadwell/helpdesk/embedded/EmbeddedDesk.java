package io.threadwell.helpdesk.embedded;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.DeskStore.DeskWrite;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.WebhookSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small real desk of one workspace: tickets, comments, and agents who answer through the methods below. It lives in the store
 * of the engine, so it needs nothing further to run.
 *
 * <p>It keeps subject, status, assignee and comments; priority, tags and custom fields stay on the case. Agents' actions reach
 * the engine by {@link #changes}, every second by default. Thread-safe. Every method throws
 * {@link io.threadwell.api.error.Unavailable} when the database is away, except {@link #sync} and {@link #resume}, whose
 * errors are results.
 */
public final class EmbeddedDesk implements HelpdeskAdapter {
    /** The name under which the desk's tickets are kept. */
    public static final String SYSTEM = "embedded";

    private static final HelpdeskDescriptor DESCRIPTOR = new HelpdeskDescriptor(
            SYSTEM,
            "Embedded desk",
            "1",
            100,
            100_000,
            2,
            Set.of(
                    HelpdeskCapability.BULK,
                    HelpdeskCapability.INTERNAL_COMMENTS,
                    HelpdeskCapability.CHANGES,
                    HelpdeskCapability.ASSIGNEE));

    private final DeskStore store;
    private final InstantSource clock;
    private final DeskWrites writes;
    private final DeskChanges changes;

    /**
     * A desk on the system's clock that is asked for changes every second.
     *
     * @param store such as {@code careStore.desk(WorkspaceId.DEFAULT)}
     * @throws InvalidRequest when there is no store
     */
    public EmbeddedDesk(DeskStore store) {
        this(store, InstantSource.system(), Duration.ofSeconds(1));
    }

    /**
     * A desk on a clock of the host's.
     *
     * @param store such as {@code careStore.desk(WorkspaceId.DEFAULT)}
     * @param clock what agents' actions are dated by
     * @param changesInterval how long the engine waits before it asks for agents' actions again; positive
     * @throws InvalidRequest naming all that is wrong at once, and what to do about it
     */
    public EmbeddedDesk(DeskStore store, InstantSource clock, Duration changesInterval) {
        List<String> problems = new ArrayList<>();
        if (store == null) {
            problems.add("store is missing: give careStore.desk(workspace)");
        }
        if (clock == null) {
            problems.add("clock is missing: give an InstantSource");
        }
        if (changesInterval == null || changesInterval.isNegative() || changesInterval.isZero()) {
            problems.add("changesInterval must be positive");
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest("Embedded desk: " + String.join("; ", problems));
        }
        this.store = store;
        this.clock = clock;
        this.writes = new DeskWrites(store, clock);
        this.changes = new DeskChanges(store, changesInterval);
    }

    @Override
    public HelpdeskDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> batch, TicketFiles files) {
        return writes.sync(batch);
    }

    @Override
    public Checkup checkup() {
        return Checkup.good("in the store");
    }

    /** 1: writes that go together share a transaction. */
    @Override
    public int singly() {
        return 1;
    }

    /** Nothing is ever pending here; what is handed in is written, which changes nothing when it was. */
    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        return writes.sync(pending.stream().map(PendingWrite::write).toList());
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<TicketWrite> batch) {
        return writes.find(batch);
    }

    @Override
    public ChangePage changes(@Nullable String cursor) {
        return changes.after(cursor);
    }

    @Override
    public Optional<WebhookSource<TicketChange>> webhook() {
        return Optional.empty();
    }

    /** Tickets with one of the statuses given (all when none are given), the most lately changed first. */
    public Page<DeskTicket> tickets(List<CaseStatus> statuses, PageRequest page) {
        Page<DeskTicket> found = store.tickets(statuses, page);
        return new Page<>(found.items().stream().map(EmbeddedDesk::shown).toList(), found.next());
    }

    /** A ticket by its number; empty when there is none. */
    public Optional<DeskTicket> ticket(long number) {
        return store.ticket(number).map(EmbeddedDesk::shown);
    }

    /** A ticket's comments in their order; none when there is no such ticket. */
    public List<DeskComment> comments(long number) {
        return store.comments(number);
    }

    /**
     * Answers the customer: the text goes to the network as it is.
     *
     * @throws InvalidRequest when the text is blank
     * @throws io.threadwell.api.error.NotFound when there is no such ticket
     */
    public void reply(long number, String agent, String text) {
        act(number, agent, null, null, needText(text), false);
    }

    /** Leaves a note for colleagues; it never leaves the desk. Fails like {@link #reply}. */
    public void note(long number, String agent, String text) {
        act(number, agent, null, null, needText(text), true);
    }

    /** Changes the status. Fails like {@link #reply}. */
    public void setStatus(long number, String agent, CaseStatus status) {
        act(number, agent, status, null, null, false);
    }

    /**
     * Gives the ticket to somebody. Fails like {@link #reply}.
     *
     * @param assignee absent: nobody has it any more
     */
    public void assign(long number, String agent, @Nullable String assignee) {
        act(number, agent, null, Objects.requireNonNullElse(assignee, DeskChanges.NOBODY), null, false);
    }

    private void act(
            long number,
            String agent,
            @Nullable CaseStatus status,
            @Nullable String assignee,
            @Nullable String comment,
            boolean internal) {
        if (agent.isBlank()) {
            throw new InvalidRequest("an agent's action names the agent");
        }
        String key = "agent:" + UUID.randomUUID();
        store.write(List.of(
                new DeskWrite(number, key, null, null, status, assignee, agent, comment, internal, clock.instant())));
    }

    private static String needText(String text) {
        if (text.isBlank()) {
            throw new InvalidRequest("a comment must not be blank");
        }
        return text;
    }

    private static DeskTicket shown(DeskTicket kept) {
        return DeskChanges.NOBODY.equals(kept.assignee())
                ? new DeskTicket(
                        kept.number(),
                        kept.externalId(),
                        kept.subject(),
                        kept.status(),
                        null,
                        kept.createdAt(),
                        kept.updatedAt())
                : kept;
    }

    static ExternalRef ref(long number) {
        return new ExternalRef(SYSTEM, Long.toString(number), null);
    }
}
