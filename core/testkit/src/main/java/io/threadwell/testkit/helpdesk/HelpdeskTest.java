package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskAdapter.PendingWrite;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share. */
abstract class HelpdeskTest {
    static final Duration A_WHILE = Duration.ofHours(1);

    private static final int MOST_ROUNDS = 50;

    private final HelpdeskContract contract;
    HelpdeskFixture fixture;
    HelpdeskAdapter adapter;
    SampleWrites samples;

    HelpdeskTest(HelpdeskContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openFixture() {
        fixture = contract.open();
        adapter = fixture.adapter();
        samples = new SampleWrites(fixture.account(), fixture.now());
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    boolean can(HelpdeskCapability capability) {
        return adapter.descriptor().can(capability);
    }

    /** Ends a test of what the helpdesk does not have. */
    void needs(HelpdeskCapability capability) {
        assumeTrue(can(capability), () -> "the helpdesk declares no " + capability);
    }

    int batch() {
        return Math.min(adapter.descriptor().maxBatch(), 5);
    }

    /** Writes and follows what is pending until nothing is. */
    List<WriteResult> write(List<TicketWrite> writes) {
        return follow(adapter, writes, adapter.sync(writes));
    }

    /** Goes on with what is pending, when it may be asked for. */
    List<WriteResult> follow(HelpdeskAdapter by, List<TicketWrite> writes, List<WriteResult> first) {
        assertThat(first).as("a result for each write").hasSameSizeAs(writes);
        List<WriteResult> results = new ArrayList<>(first);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Integer> pending = pending(results);
            if (pending.isEmpty()) {
                return results;
            }
            pending.forEach(i -> waitUntil(((WriteResult.Pending) results.get(i)).notBefore()));
            List<WriteResult> next = by.resume(pending.stream()
                    .map(i -> new PendingWrite(writes.get(i), ((WriteResult.Pending) results.get(i)).handle()))
                    .toList());
            assertThat(next).as("a result for each pending write").hasSameSizeAs(pending);
            for (int i = 0; i < next.size(); i++) {
                results.set(pending.get(i), next.get(i));
            }
        }
        throw new AssertionError("after " + MOST_ROUNDS + " rounds writes are still pending");
    }

    static List<Integer> pending(List<WriteResult> results) {
        List<Integer> pending = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof WriteResult.Pending) {
                pending.add(i);
            }
        }
        return pending;
    }

    record Walk(List<TicketChange> changes, String cursor) {}

    /** All changes since, asked for after a while, because vendors' lists lag. */
    Walk since(HelpdeskAdapter by, String from) {
        fixture.advance(A_WHILE);
        List<TicketChange> changes = new ArrayList<>();
        String cursor = from;
        for (int page = 0; page < MOST_ROUNDS; page++) {
            ChangePage got = by.changes(cursor);
            changes.addAll(got.changes());
            cursor = got.cursor();
            if (!got.comeAgain().isZero()) {
                return new Walk(changes, cursor);
            }
            fixture.advance(got.comeAgain());
        }
        throw new AssertionError("after " + MOST_ROUNDS + " pages there is still more at once");
    }

    void waitUntil(Instant time) {
        if (fixture.now().isBefore(time)) {
            fixture.advance(Duration.between(fixture.now(), time));
        }
    }

    /** Writes, and asserts that all took effect. */
    List<ExternalRef> done(List<TicketWrite> writes) {
        return write(writes).stream().map(HelpdeskTest::done).toList();
    }

    ExternalRef done(TicketWrite write) {
        return done(List.of(write)).get(0);
    }

    static ExternalRef done(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Done.class);
        return ((WriteResult.Done) result).ticket();
    }

    void assertToldOnce(TicketWrite write) {
        for (TicketEntry entry : write.entries()) {
            assertThat(fixture.timesTold(write.externalId(), entry))
                    .as("times that %s is told", entry.key())
                    .isEqualTo(1);
        }
    }

    void assertNeverTold(TicketWrite write) {
        for (TicketEntry entry : write.entries()) {
            assertThat(fixture.timesTold(write.externalId(), entry))
                    .as("times that %s is told", entry.key())
                    .isZero();
        }
    }
}
