package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotasTest extends ZendeskTest {

    @Test
    void thePlansQuotaIsLearntFromTheHeadersAndNeverExceeded() {
        zendesk.limit(30);
        Courier courier = new Courier(desk, clock, new Random(3));
        for (int n = 0; n < 120; n++) {
            courier.lane(List.of(
                    Writes.create(n), Writes.with(Writes.update(n, null, "k" + n, "u" + n), TicketFields.UNCHANGED)));
        }

        courier.deliver();

        assertThat(zendesk.account.tickets).hasSize(120);
        assertThat(zendesk.overLimit()).isZero();
    }

    @Test
    void a429StopsEverythingUntilItsTime() {
        zendesk.next("POST /api/v2/users/create_or_update", Fault.TOO_MANY);
        RateLimited refused = (RateLimited) ((WriteResult.Failed) sync(Writes.create(1))).error();
        zendesk.forgetCalls();

        assertThat(refused.until()).isEqualTo(clock.instant().plusSeconds(7));
        assertThat(((WriteResult.Failed) sync(Writes.create(1))).error()).isInstanceOf(RateLimited.class);
        assertThat(zendesk.calls()).isEmpty();
        clock.advanceTo(refused.until());
        made(Writes.create(1));
    }

    @Test
    void a429OfOneEndpointLeavesTheOthersAlone() {
        ExternalRef ticket = made(Writes.create(1));
        zendesk.answer(
                "PUT /api/v2/tickets/N",
                call -> new Reply(
                        429,
                        "{}",
                        Map.of("Retry-After", "30", "X-Rate-Limit", "400", "X-Rate-Limit-Remaining", "200")));

        assertThat(((WriteResult.Failed) sync(Writes.update(1, ticket, "k", "u1"))).error())
                .isInstanceOfSatisfying(RateLimited.class, error -> assertThat(error.until())
                        .isEqualTo(clock.instant().plusSeconds(30)));
        made(Writes.create(2));
    }

    @Test
    void aFullQueueOfJobsIsAShortWaitForBulkCallsAlone() {
        List<TicketWrite> writes =
                List.of(Writes.create(1, "anna"), Writes.create(2, "anna"), Writes.create(3, "anna"));
        zendesk.answer(
                "POST /api/v2/tickets/create_many", call -> new Reply(429, "{\"error\":\"TooManyJobs\"}", Map.of()));

        assertThat(desk.sync(writes)).allSatisfy(result -> assertThat(((WriteResult.Failed) result).error())
                .isInstanceOfSatisfying(RateLimited.class, error -> assertThat(error.until())
                        .isEqualTo(clock.instant().plusSeconds(2))));
        made(Writes.create(4));
    }

    @Test
    void aTicketIsUpdatedAtMostThirtyTimesInTenMinutes() {
        ExternalRef ticket = made(Writes.create(1));
        ExternalRef other = made(Writes.create(2));
        for (int i = 0; i < 30; i++) {
            assertThat(sync(Writes.update(1, ticket, "k" + i, "u1"))).isInstanceOf(WriteResult.Done.class);
        }

        WriteResult refused = sync(Writes.update(1, ticket, "k30", "u1"));

        assertThat(((WriteResult.Failed) refused).error())
                .isInstanceOfSatisfying(RateLimited.class, error -> assertThat(error.until())
                        .isBetween(
                                clock.instant().plusSeconds(590),
                                clock.instant().plusSeconds(620)));
        assertThat(sync(Writes.update(2, other, "o", "u2"))).isInstanceOf(WriteResult.Done.class);
        clock.advance(Duration.ofSeconds(620));
        assertThat(sync(Writes.update(1, ticket, "k30", "u1"))).isInstanceOf(WriteResult.Done.class);
    }

    @Test
    void whenTheSingleUpdatesOfAMinuteAreUsedUpAnUpdateGoesInBulk() {
        desk = ZendeskHelpdesk.of(config().updatesPerMinute(1).build());
        ExternalRef ticket = made(Writes.create(1));

        assertThat(sync(Writes.update(1, ticket, "a", "u1"))).isInstanceOf(WriteResult.Done.class);
        assertThat(sync(Writes.update(1, ticket, "b", "u1"))).isInstanceOf(WriteResult.Pending.class);
    }
}
