package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CasePriority;
import io.threadwell.testkit.MovableClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the fake does beyond the contract of a helpdesk. */
final class FakeHelpdeskTest {
    private final MovableClock clock = new MovableClock();
    private final FakeHelpdesk helpdesk = new FakeHelpdesk(clock);
    private final SampleWrites samples = new SampleWrites(AccountId.of("fake", "page-1"), clock.instant());

    @Test
    void a_write_made_twice_is_seen_as_two() {
        TicketWrite write = samples.create();
        helpdesk.sync(List.of(write));
        helpdesk.sync(List.of(SampleWrites.again(write)));
        assertThat(helpdesk.tickets()).hasSize(2);
        assertThat(helpdesk.timesTold(write.entries().get(0).key())).isEqualTo(2);
    }

    @Test
    void calls_beyond_the_quota_are_refused_and_counted() {
        helpdesk.setQuota(2);
        helpdesk.sync(List.of(samples.create()));
        clock.advanceSeconds(10);
        helpdesk.sync(List.of(samples.create()));
        assertThat(helpdesk.sync(List.of(samples.create())).get(0)).isInstanceOf(WriteResult.Failed.class);
        assertThat(helpdesk.quotaViolations()).isEqualTo(1);
        clock.advanceSeconds(50);
        assertThat(helpdesk.sync(List.of(samples.create())).get(0)).isInstanceOf(WriteResult.Done.class);
        assertThat(helpdesk.syncCalls()).isEqualTo(4);
        assertThat(helpdesk.batches()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void agents_change_fields_and_each_change_is_an_event() {
        TicketWrite write = samples.create();
        helpdesk.sync(List.of(write));
        String cursor = helpdesk.changes(null).cursor();
        helpdesk.agentPrioritises(write.externalId(), CasePriority.HIGH);
        helpdesk.agentAssigns(write.externalId(), "eve");
        helpdesk.agentTags(write.externalId(), Set.of("vip"), Set.of("threadwell"));
        FakeTicket ticket = helpdesk.ticket(write.externalId());
        assertThat(ticket.priority()).isEqualTo(CasePriority.HIGH);
        assertThat(ticket.assignee()).isEqualTo("eve");
        assertThat(ticket.tags()).containsExactly("vip");
        assertThat(helpdesk.changes(cursor).changes()).hasSize(3);
        assertThat(helpdesk.takeDeliveries()).hasSize(4);
    }
}
