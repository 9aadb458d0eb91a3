package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the adapter says when the helpdesk or the way to it fails. Vendor errors are results, never thrown. */
abstract class FaultTests extends HelpdeskTest {
    FaultTests(HelpdeskContract contract) {
        super(contract);
    }

    @BeforeEach
    void needFaults() {
        assumeTrue(fixture.faults().possible(), "calls to this helpdesk do not go wrong");
    }

    private WriteResult sync(TicketWrite write) {
        List<WriteResult> results = adapter.sync(List.of(write));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static void assertLimited(WriteResult result, Instant earliest) {
        assertThat(result).isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfterOrEqualTo(earliest)));
    }

    @Test
    void too_many_calls_are_told_with_the_time_to_come_again() {
        TicketWrite write = samples.create();
        Instant earliest = fixture.faults().limit();
        WriteResult limited = sync(write);
        assertLimited(limited, earliest);
        assertNeverTold(write);
        waitUntil(((RateLimited) ((WriteResult.Failed) limited).error()).until());
        done(SampleWrites.again(write));
        assertThat(fixture.tickets(write.externalId())).isEqualTo(1);
        assertToldOnce(write);
    }

    @Test
    void too_many_calls_of_many_writes_are_told_for_each() {
        needs(HelpdeskCapability.BULK);
        List<TicketWrite> writes = samples.creates(batch());
        Instant earliest = fixture.faults().limit();
        List<WriteResult> results = adapter.sync(writes);
        assertThat(results).hasSameSizeAs(writes).allSatisfy(result -> assertLimited(result, earliest));
        writes.forEach(this::assertNeverTold);
    }

    @Test
    void an_outage_is_told_and_nothing_is_written_again_by_itself() {
        TicketWrite write = samples.create();
        fixture.faults().breakDown();
        WriteResult result = sync(write);
        if (result instanceof WriteResult.Failed failed) {
            assertThat(failed.error()).isInstanceOf(Unavailable.class);
        } else {
            assertThat(result).isInstanceOf(WriteResult.Unknown.class);
        }
        assertNeverTold(write);
    }

    @Test
    void a_new_ticket_whose_answer_was_lost_is_found() {
        TicketWrite write = samples.create();
        fixture.faults().cutAfterEffect();
        assertFoundAfter(sync(write), write);
        assertThat(fixture.tickets(write.externalId())).isEqualTo(1);
        assertToldOnce(write);
    }

    @Test
    void a_comment_whose_answer_was_lost_is_found() {
        TicketWrite first = samples.create();
        TicketWrite second = samples.update(first, done(first));
        fixture.faults().cutAfterEffect();
        assertFoundAfter(sync(second), second);
        assertToldOnce(second);
    }

    @Test
    void many_writes_whose_answer_was_lost_are_found() {
        needs(HelpdeskCapability.BULK);
        List<TicketWrite> writes = samples.creates(batch());
        fixture.faults().cutAfterEffect();
        List<WriteResult> results = adapter.sync(writes);
        assertThat(results).hasSameSizeAs(writes);
        for (int i = 0; i < writes.size(); i++) {
            assertFoundAfter(results.get(i), writes.get(i));
            assertToldOnce(writes.get(i));
        }
    }

    private void assertFoundAfter(WriteResult result, TicketWrite write) {
        assertThat(result).isInstanceOf(WriteResult.Unknown.class);
        waitUntil(((WriteResult.Unknown) result).lookAfter());
        FindResult<ExternalRef> found = fixture.adapter().find(List.of(write)).get(0);
        assertThat(found).isNotInstanceOf(FindResult.Absent.class);
        if (found instanceof FindResult.Found<ExternalRef> there) {
            assertThat(there.value().system()).isEqualTo(adapter.descriptor().system());
            TicketWrite more = samples.update(write, there.value());
            done(more);
            assertToldOnce(more);
        }
    }

    @Test
    void a_write_that_was_cut_off_before_it_took_effect_is_never_found() {
        TicketWrite write = samples.create();
        fixture.faults().cutBeforeEffect();
        WriteResult result = sync(write);
        assertNeverTold(write);
        if (result instanceof WriteResult.Unknown unknown) {
            waitUntil(unknown.lookAfter());
            assertThat(adapter.find(List.of(write)).get(0)).isNotInstanceOf(FindResult.Found.class);
        } else {
            assertThat(result).isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                    .isInstanceOf(Unavailable.class));
        }
    }
}
