package io.threadwell.testkit.helpdesk;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.testkit.webhook.SignedLines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A helpdesk and its adapter in one, in the process and deterministic. Thread-safe; its time is the clock given.
 *
 * <p>It takes 100 writes at most in one call. Several writes in one call are a job: they are {@code Pending} for
 * {@link #JOB_TIME}, unless {@link #setJobs} says otherwise. It does not know a write again, so that a write made twice is
 * seen in {@link #timesTold}. A look ({@code find}) does not show what was written within the last second; an unknown outcome
 * says that a look can be trusted after 2.
 *
 * <p>Calls go wrong on request ({@link #failNext}, {@link #fail}, {@link #refuse}, {@link #setQuota}). Agents act through the
 * methods that begin with {@code agent}; each gives the event's id. Changes can be asked for, each page repeating the last
 * three of the one before, and come as signed deliveries ({@link #takeDeliveries}); our own writes are among them with their
 * write keys.
 */
public final class FakeHelpdesk implements HelpdeskAdapter {
    /** The name of the helpdesk in a workspace unless another is given. */
    public static final String SYSTEM = "fakedesk";

    private static final int SINGLY = 4;

    /** How long a job takes. */
    public static final Duration JOB_TIME = Duration.ofSeconds(2);

    /** The agent who does what agents do. */
    public static final String AGENT = "agent-1";

    private static final Duration HIDDEN_FROM_LOOKS = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int MAX_BATCH = 100;

    private final HelpdeskDescriptor descriptor;
    private final InstantSource clock;
    private final FakeChanges changes;
    private final FakeDesk desk;
    private final FakeCalls calls;
    private volatile Secret secret = Secret.of("fakedesk-secret");
    private volatile boolean jobs = true;
    private volatile boolean cannotTell;
    private volatile boolean away;

    /** A helpdesk with the name {@value #SYSTEM}. */
    public FakeHelpdesk(InstantSource clock) {
        this(clock, SYSTEM);
    }

    /** A helpdesk with a name of its own. */
    public FakeHelpdesk(InstantSource clock, String system) {
        this.clock = clock;
        descriptor = new HelpdeskDescriptor(
                system, "Fake helpdesk", "1", MAX_BATCH, 65_000, 4, Set.of(HelpdeskCapability.values()));
        changes = new FakeChanges(clock);
        desk = new FakeDesk(system, clock, changes);
        calls = new FakeCalls(clock);
    }

    private FakeHelpdesk(FakeHelpdesk same) {
        clock = same.clock;
        descriptor = same.descriptor;
        changes = same.changes;
        desk = same.desk;
        calls = same.calls;
        secret = same.secret;
        jobs = same.jobs;
    }

    /** Another adapter of the same helpdesk, as another node has one. Faults of looks are its own. */
    public FakeHelpdesk another() {
        return new FakeHelpdesk(this);
    }

    @Override
    public HelpdeskDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        if (writes.size() > MAX_BATCH) {
            return all(writes, new WriteResult.Failed(new InvalidRequest("at most " + MAX_BATCH + " writes at once")));
        }
        if (writes.isEmpty()) {
            return List.of();
        }
        Optional<Instant> quotaUntil = calls.count(writes);
        if (quotaUntil.isPresent()) {
            return all(writes, new WriteResult.Failed(new RateLimited("429", quotaUntil.get())));
        }
        WriteFault fault = calls.fault(writes);
        CareException error = fault.error();
        if (error != null) {
            return all(writes, new WriteResult.Failed(error));
        }
        List<WriteResult> results = fault.takesEffect() ? write(writes, files) : List.of();
        Instant lookAfter = clock.instant().plus(SETTLING);
        return fault.isCut() ? all(writes, new WriteResult.Unknown(lookAfter, "the connection was cut")) : results;
    }

    @Override
    public Checkup checkup() {
        checkThere();
        return Checkup.good(AGENT);
    }

    @Override
    public int singly() {
        return SINGLY;
    }

    private List<WriteResult> write(List<TicketWrite> writes, TicketFiles files) {
        if (writes.size() < 2 || !jobs) {
            return desk.write(writes, files);
        }
        Instant end = clock.instant().plus(JOB_TIME);
        String job = desk.begin(writes, files, end);
        return writes.stream()
                .<WriteResult>map(write -> new WriteResult.Pending(job + "/" + writes.indexOf(write), end))
                .toList();
    }

    private static List<WriteResult> all(List<TicketWrite> writes, WriteResult result) {
        return Collections.nCopies(writes.size(), result);
    }

    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        return pending.stream().map(this::resume).toList();
    }

    private WriteResult resume(PendingWrite pending) {
        String[] handle = pending.handle().split("/");
        List<WriteResult> results = desk.results(handle[0]);
        return results.isEmpty()
                ? new WriteResult.Pending(pending.handle(), desk.end(handle[0]))
                : results.get(Integer.parseInt(handle[1]));
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        checkThere();
        return writes.stream().map(this::find).toList();
    }

    private FindResult<ExternalRef> find(TicketWrite write) {
        if (cannotTell) {
            return new FindResult.CannotTell<>("the helpdesk keeps no keys");
        }
        ExternalRef found = desk.find(write.key(), clock.instant().minus(HIDDEN_FROM_LOOKS));
        return found == null ? new FindResult.Absent<>() : new FindResult.Found<>(found);
    }

    @Override
    public ChangePage changes(@Nullable String cursor) {
        checkThere();
        return changes.page(cursor);
    }

    private void checkThere() {
        if (away) {
            throw new Unavailable("503");
        }
    }

    @Override
    public Optional<WebhookSource<TicketChange>> webhook() {
        return Optional.of(new FakeHelpdeskWebhook());
    }

    // What is in it.

    /** All tickets, in the order in which they were made. */
    public List<FakeTicket> tickets() {
        return desk.tickets();
    }

    /**
     * A ticket by our external id or by its own.
     *
     * @throws IllegalArgumentException when there is none, or more than one
     */
    public FakeTicket ticket(String idOrExternalId) {
        return desk.ticket(idOrExternalId);
    }

    /** The files that it keeps, by entry and the attachment's place in it, such as {@code m7/0}. */
    public Map<String, byte[]> files() {
        return desk.files();
    }

    /** How often each entry was told, by its key: once, if all is well. */
    public Map<String, Integer> told() {
        return desk.told();
    }

    /** How often an entry was told. */
    public int timesTold(String entryKey) {
        return told().getOrDefault(entryKey, 0);
    }

    /** How often {@code sync} was called, failures included. */
    public int syncCalls() {
        return calls.made();
    }

    /** The sizes of the batches that were given to {@code sync}. */
    public List<Integer> batches() {
        return calls.batches();
    }

    /** How often {@code sync} was called although the quota was used up. */
    public int quotaViolations() {
        return calls.violations();
    }

    // What goes wrong.

    /** Lets the next calls of {@code sync} fail, one fault each. */
    public void failNext(WriteFault... faults) {
        Arrays.stream(faults).forEach(calls::next);
    }

    /** Decides for each call of {@code sync} what goes wrong; {@link #failNext} comes first. */
    public void fail(Function<List<TicketWrite>, WriteFault> script) {
        calls.setScript(script);
    }

    /** Decides for each write, also within a batch, whether the helpdesk refuses it; null to take it. */
    public void refuse(Function<TicketWrite, @Nullable CareException> refusal) {
        desk.setRefusal(refusal);
    }

    /** Allows so many calls of {@code sync} in any minute; more are answered with 429 and counted. No limit by default. */
    public void setQuota(int callsPerMinute) {
        calls.setQuota(callsPerMinute);
    }

    /** Whether several writes in one call become a job that takes its time. On by default. */
    public void setJobs(boolean nowJobs) {
        jobs = nowJobs;
    }

    /** Lets looks end in {@code CannotTell}. Off by default. */
    public void setCannotTell(boolean cannot) {
        cannotTell = cannot;
    }

    /** Lets looks and questions for changes fail with {@code Unavailable}. Off by default. */
    public void setAway(boolean nowAway) {
        away = nowAway;
    }

    // What agents do. Tickets by our external id or by their own.

    /** An agent answers the customer. */
    public String agentReplies(String ticket, String text) {
        return desk.agentComments(ticket, AGENT, text, false);
    }

    /** An agent leaves a note for colleagues. */
    public String agentNotes(String ticket, String text) {
        return desk.agentComments(ticket, AGENT, text, true);
    }

    /** An agent sets the ticket to solved. */
    public String agentSolves(String ticket) {
        return agentSets(ticket, CaseStatus.SOLVED);
    }

    /** An agent changes the status. */
    public String agentSets(String ticket, CaseStatus status) {
        TicketFields fields = fields(status, null, null, Set.of(), Set.of());
        return desk.agentChanges(ticket, fields, changed -> changes.status(changed, AGENT, null));
    }

    /** An agent changes the priority. */
    public String agentPrioritises(String ticket, CasePriority priority) {
        TicketFields fields = fields(null, priority, null, Set.of(), Set.of());
        return desk.agentChanges(ticket, fields, changed -> changes.priority(changed, AGENT));
    }

    /** An agent gives the ticket to somebody. */
    public String agentAssigns(String ticket, String assignee) {
        TicketFields fields = fields(null, null, assignee, Set.of(), Set.of());
        return desk.agentChanges(ticket, fields, changed -> changes.assignee(changed, AGENT));
    }

    /** An agent changes tags; they must not hold spaces. */
    public String agentTags(String ticket, Set<String> added, Set<String> removed) {
        TicketFields fields = fields(null, null, null, added, removed);
        return desk.agentChanges(ticket, fields, changed -> changes.tags(changed, AGENT, added, removed));
    }

    /** An agent merges a ticket into another one. */
    public String agentMerges(String ticket, String into) {
        return desk.agentMerges(ticket, AGENT, into);
    }

    /** An agent makes a ticket of part of this one. */
    public String agentSplits(String ticket) {
        return changes.split(desk.ticket(ticket), AGENT, "split-of-" + ticket);
    }

    /** An agent deletes a ticket. */
    public String agentDeletes(String ticket) {
        return desk.agentRemoves(ticket, AGENT, false);
    }

    /** An agent takes a deleted ticket back. */
    public String agentRestores(String ticket) {
        return desk.agentRemoves(ticket, AGENT, true);
    }

    /** The customer says how satisfied he is. */
    public String customerRates(String ticket, double score, String label, @Nullable String comment) {
        return changes.rated(desk.ticket(ticket), score, label, comment);
    }

    private static TicketFields fields(
            @Nullable CaseStatus status,
            @Nullable CasePriority priority,
            @Nullable String assignee,
            Set<String> added,
            Set<String> removed) {
        return new TicketFields(null, status, priority, null, assignee, added, removed, null, Map.of(), null);
    }

    // Its webhook.

    /** The secret that deliveries are signed with. */
    public Secret secret() {
        return secret;
    }

    /** Signs with another secret from now on. */
    public void setSecret(Secret newSecret) {
        secret = newSecret;
    }

    /** The changes that were not taken as deliveries yet, our own writes among them, each a line. */
    public List<String> takeEvents() {
        return changes.takeWaiting();
    }

    /** One signed delivery of these changes. */
    public WebhookRequest delivery(List<String> lines) {
        return SignedLines.request(lines, secret);
    }

    /** All changes that were not taken yet, each in a signed delivery of its own. */
    public List<WebhookRequest> takeDeliveries() {
        return takeEvents().stream().map(line -> delivery(List.of(line))).toList();
    }
}
