package io.threadwell.testkit.crm;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmDescriptor;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A CRM in memory, which can go wrong as real ones do. Thread-safe. */
public final class FakeCrm implements CrmAdapter {
    /** Its name unless another is given. */
    public static final String SYSTEM = "fakecrm";

    private static final int MAX_BATCH = 100;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final CrmDescriptor descriptor;
    private final InstantSource clock;
    private final FakeRecords records;
    private final Deque<CrmFault> faults = new ArrayDeque<>();
    private final AtomicInteger matchCalls = new AtomicInteger();
    private final AtomicInteger contextCalls = new AtomicInteger();
    private final AtomicInteger syncCalls = new AtomicInteger();
    private volatile boolean away;
    private volatile @Nullable String refused;

    /** A CRM that can do all there is. */
    public FakeCrm(InstantSource clock) {
        this(clock, Set.of(CrmCapability.values()));
    }

    /** A CRM with only these capabilities. */
    public FakeCrm(InstantSource clock, Set<CrmCapability> capabilities) {
        this(clock, capabilities, new FakeRecords());
    }

    private FakeCrm(InstantSource clock, Set<CrmCapability> capabilities, FakeRecords records) {
        this.clock = clock;
        this.records = records;
        this.descriptor = new CrmDescriptor(SYSTEM, "Fake CRM", "1", MAX_BATCH, capabilities);
    }

    /** Another adapter of the same CRM, as another node has one. */
    public FakeCrm another() {
        return new FakeCrm(clock, descriptor.capabilities(), records);
    }

    @Override
    public CrmDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Checkup checkup() {
        checkThere();
        return Checkup.good("fake");
    }

    @Override
    public List<List<CrmMatch>> match(List<Contact> people) {
        matchCalls.incrementAndGet();
        checkThere();
        return people.stream().map(records::match).toList();
    }

    @Override
    public List<Optional<CustomerContext>> context(List<ExternalRef> wanted) {
        contextCalls.incrementAndGet();
        checkThere();
        return wanted.stream()
                .map(ref -> records.find(ref.id()).map(record -> context(record)))
                .toList();
    }

    private CustomerContext context(FakeRecord record) {
        return new CustomerContext(
                record.ref(),
                record.facts().get("name"),
                record.facts().get("company"),
                record.facts().get("tier"),
                record.facts().get("owner"),
                null,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                clock.instant());
    }

    @Override
    public List<CrmResult> sync(List<CrmWrite> writes) {
        syncCalls.incrementAndGet();
        if (writes.size() > MAX_BATCH) {
            return all(writes, new CrmResult.Failed(new InvalidRequest("at most " + MAX_BATCH + " writes at once")));
        }
        if (away) {
            return all(writes, new CrmResult.Failed(new Unavailable("503")));
        }
        CrmFault fault = next();
        CareException error = fault.error();
        if (error != null) {
            return all(writes, new CrmResult.Failed(error));
        }
        List<CrmResult> results =
                fault.takesEffect() ? writes.stream().map(this::write).toList() : List.of();
        return fault.isCut()
                ? all(writes, new CrmResult.Unknown(clock.instant().plus(SETTLING), "the connection was cut"))
                : results;
    }

    private CrmResult write(CrmWrite write) {
        if (write.contact().key().toString().equals(refused)) {
            return new CrmResult.Failed(new InvalidRequest("400: refused"));
        }
        return records.write(write);
    }

    private static List<CrmResult> all(List<CrmWrite> writes, CrmResult result) {
        List<CrmResult> results = new ArrayList<>();
        writes.forEach(write -> results.add(result));
        return results;
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        checkThere();
        return writes.stream()
                .<FindResult<ExternalRef>>map(write -> {
                    ExternalRef found = records.written(write);
                    return found == null ? new FindResult.Absent<>() : new FindResult.Found<>(found);
                })
                .toList();
    }

    private void checkThere() {
        if (away) {
            throw new Unavailable("503");
        }
    }

    private synchronized CrmFault next() {
        CrmFault fault = faults.poll();
        return fault == null ? CrmFault.NONE : fault;
    }

    // What is in it, and what its people do.

    /** All records, in the order in which they were made. */
    public List<FakeRecord> records() {
        return records.all();
    }

    /** Somebody makes a record by hand, with facts by the names of {@code PersonFacts} and {@code tier}, {@code owner}, {@code company}. */
    public ExternalRef add(Map<String, String> facts) {
        return records.add(facts);
    }

    /** Somebody sets a field of a record by hand. */
    public void set(ExternalRef record, String fact, String value) {
        records.set(record.id(), fact, value);
    }

    /** Somebody deletes a record. */
    public void delete(ExternalRef record) {
        records.remove(record.id(), null);
    }

    /** Somebody merges a record into another. */
    public void merge(ExternalRef record, ExternalRef into) {
        records.remove(record.id(), into);
    }

    /** How often an interaction is on timelines. */
    public int timesTold(String key) {
        return (int) records().stream()
                .flatMap(record -> record.timeline().stream())
                .filter(interaction -> interaction.key().equals(key))
                .count();
    }

    /** How often {@code match} was called. */
    public int matchCalls() {
        return matchCalls.get();
    }

    /** How often {@code context} was called. */
    public int contextCalls() {
        return contextCalls.get();
    }

    /** How often {@code sync} was called, failures included. */
    public int syncCalls() {
        return syncCalls.get();
    }

    // What goes wrong.

    /** Lets the next calls of {@code sync} fail, one fault each. */
    public synchronized void failNext(CrmFault... next) {
        faults.addAll(Arrays.asList(next));
    }

    /** Lets every call fail with {@code Unavailable}. Off by default. */
    public void setAway(boolean nowAway) {
        away = nowAway;
    }

    /** Refuses all writes for one person, by the contact's key; null for nobody. */
    public void refuse(@Nullable String contactKey) {
        refused = contactKey;
    }
}
