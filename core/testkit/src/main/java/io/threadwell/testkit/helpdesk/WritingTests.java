package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases become tickets, and what is told in them is told once. */
abstract class WritingTests extends HelpdeskTest {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    WritingTests(HelpdeskContract contract) {
        super(contract);
    }

    @Test
    void a_case_becomes_a_ticket() {
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        assertThat(ticket.system()).isEqualTo(adapter.descriptor().system());
        assertThat(ticket.id()).isNotBlank();
        assertThat(fixture.tickets(write.externalId())).isEqualTo(1);
        assertToldOnce(write);
    }

    @Test
    void several_messages_that_waited_together_are_all_told_once() {
        TicketWrite write = samples.create(4);
        done(write);
        assertToldOnce(write);
    }

    @Test
    void a_ticket_gets_one_more_comment() {
        TicketWrite first = samples.create();
        ExternalRef ticket = done(first);
        TicketWrite second = samples.update(first, ticket);
        assertThat(done(second).sameAs(ticket)).isTrue();
        assertThat(fixture.tickets(first.externalId())).isEqualTo(1);
        assertToldOnce(first);
        assertToldOnce(second);
    }

    @Test
    void fields_change_without_a_comment() {
        TicketWrite first = samples.create();
        ExternalRef ticket = done(first);
        TicketWrite solved = samples.update(first, ticket, SampleWrites.status(CaseStatus.SOLVED), 0, false);
        assertThat(done(solved).sameAs(ticket)).isTrue();
        assertToldOnce(first);
    }

    @Test
    void a_note_for_colleagues_is_told() {
        needs(HelpdeskCapability.INTERNAL_COMMENTS);
        TicketWrite first = samples.create();
        ExternalRef ticket = done(first);
        TicketWrite note = samples.update(first, ticket, TicketFields.UNCHANGED, 1, true);
        done(note);
        assertToldOnce(note);
    }

    @Test
    void many_cases_become_tickets_in_one_call_in_their_order() {
        needs(HelpdeskCapability.BULK);
        List<TicketWrite> writes = samples.creates(batch());
        List<ExternalRef> tickets = done(writes);
        assertThat(tickets).extracting(ExternalRef::id).doesNotHaveDuplicates();
        for (int i = 0; i < writes.size(); i++) {
            assertThat(fixture.tickets(writes.get(i).externalId())).isEqualTo(1);
            assertToldOnce(writes.get(i));
            TicketWrite more = samples.update(writes.get(i), tickets.get(i));
            assertThat(done(more).sameAs(tickets.get(i))).isTrue();
            assertToldOnce(more);
        }
    }

    @Test
    void new_tickets_and_further_comments_go_in_one_call() {
        needs(HelpdeskCapability.BULK);
        assumeTrue(batch() >= 4, "the helpdesk takes fewer than four writes at once");
        List<TicketWrite> before = samples.creates(2);
        List<ExternalRef> tickets = done(before);
        List<TicketWrite> mixed = List.of(
                samples.update(before.get(0), tickets.get(0)),
                samples.create(),
                samples.update(before.get(1), tickets.get(1)),
                samples.create());
        List<ExternalRef> after = done(mixed);
        assertThat(after.get(0).sameAs(tickets.get(0))).isTrue();
        assertThat(after.get(2).sameAs(tickets.get(1))).isTrue();
        mixed.forEach(this::assertToldOnce);
    }

    @Test
    void what_is_pending_is_finished_also_by_another_adapter() {
        needs(HelpdeskCapability.BULK);
        List<TicketWrite> writes = samples.creates(batch());
        List<WriteResult> first = adapter.sync(writes);
        assumeTrue(!pending(first).isEmpty(), "the helpdesk finishes writes at once");
        List<WriteResult> results = follow(fixture.adapter(), writes, first);
        results.forEach(HelpdeskTest::done);
        writes.forEach(this::assertToldOnce);
    }

    @Test
    void what_is_pending_may_be_asked_for_again() {
        needs(HelpdeskCapability.BULK);
        List<TicketWrite> writes = samples.creates(batch());
        List<WriteResult> first = adapter.sync(writes);
        assumeTrue(!pending(first).isEmpty(), "the helpdesk finishes writes at once");
        List<WriteResult> once = follow(adapter, writes, first);
        List<WriteResult> twice = follow(fixture.adapter(), writes, first);
        assertThat(twice).isEqualTo(once);
        writes.forEach(this::assertToldOnce);
    }

    @Test
    void writes_that_took_effect_are_found_and_others_are_not() {
        TicketWrite first = samples.create();
        ExternalRef ticket = done(first);
        TicketWrite second = samples.update(first, ticket);
        done(second);
        TicketWrite neverMade = samples.create();
        TicketWrite neverTold = samples.update(first, ticket);
        fixture.advance(LONG_ENOUGH);
        List<FindResult<ExternalRef>> found = fixture.adapter().find(List.of(first, neverMade, second, neverTold));
        assertThat(found).hasSize(4);
        assertFound(found.get(0), ticket);
        assertThat(found.get(1)).isNotInstanceOf(FindResult.Found.class);
        assertFound(found.get(2), ticket);
        assertThat(found.get(3)).isNotInstanceOf(FindResult.Found.class);
    }

    private static void assertFound(FindResult<ExternalRef> found, ExternalRef ticket) {
        assertThat(found).isNotInstanceOf(FindResult.Absent.class);
        if (found instanceof FindResult.Found<ExternalRef> there) {
            assertThat(there.value().sameAs(ticket)).isTrue();
        }
    }

    @Test
    void a_comment_for_a_ticket_that_is_not_there_fails_for_good() {
        ExternalRef nowhere = new ExternalRef(adapter.descriptor().system(), "999999999", null);
        TicketWrite lost = samples.update(samples.create(), nowhere);
        assertThat(write(List.of(lost)).get(0))
                .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(Permanent.class));
    }

    @Test
    void one_refused_write_does_not_sink_the_others() {
        needs(HelpdeskCapability.BULK);
        assumeTrue(fixture.faults().possible(), "the helpdesk refuses nothing by itself");
        List<TicketWrite> writes = new ArrayList<>(samples.creates(batch()));
        TicketWrite refused = writes.get(1);
        fixture.faults().refuse(refused);
        List<WriteResult> results = write(writes);
        for (int i = 0; i < writes.size(); i++) {
            if (i == 1) {
                assertThat(results.get(i)).isInstanceOf(WriteResult.Failed.class);
                assertNeverTold(refused);
            } else {
                done(results.get(i));
                assertToldOnce(writes.get(i));
            }
        }
    }
}
