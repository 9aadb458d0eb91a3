package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way, each entry is in exactly one comment of its case's only ticket. */
class EachEntryOnceTest extends ZendeskTest {
    private static final Fault[] FAULTS = {
        Fault.TOO_MANY, Fault.DOWN, Fault.DOWN_AFTER_EFFECT, Fault.CUT_BEFORE, Fault.CUT_AFTER
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void underRandomFaults(long seed) {
        Random random = new Random(seed);
        zendesk.faults(route -> random.nextInt(100) < 15 ? FAULTS[random.nextInt(FAULTS.length)] : Fault.NONE);
        zendesk.account.failItems(item -> random.nextInt(100) < 5);
        Courier courier = new Courier(desk, clock, random);
        int cases = 5 + random.nextInt(60);
        List<List<TicketWrite>> lanes = new ArrayList<>();
        for (int n = 0; n < cases; n++) {
            lanes.add(lane(n, random));
        }
        lanes.forEach(courier::lane);

        courier.deliver();

        assertThat(zendesk.account.tickets).hasSize(cases);
        for (List<TicketWrite> lane : lanes) {
            String comments = comments(lane.get(0).externalId());
            lane.stream().flatMap(write -> write.entries().stream()).forEach(entry -> assertThat(
                            comments.split(java.util.regex.Pattern.quote(entry.text()), -1).length - 1)
                    .as(entry.key())
                    .isEqualTo(1));
        }
    }

    private static List<TicketWrite> lane(int n, Random random) {
        List<TicketWrite> writes = new ArrayList<>();
        writes.add(Writes.create(n, "u" + random.nextInt(30)));
        for (int k = 1 + random.nextInt(4); k > 0; k--) {
            String key = "k" + n + "x" + k;
            TicketWrite update = Writes.update(n, null, key, "u" + random.nextInt(30));
            writes.add(Writes.with(update, TicketFields.UNCHANGED));
        }
        return writes;
    }

    private String comments(String externalId) {
        List<FakeAccount.Ticket> tickets = zendesk.account.all().stream()
                .filter(ticket -> ticket.externalId().equals(externalId))
                .toList();
        assertThat(tickets).as(externalId).hasSize(1);
        return String.join(
                "\n",
                tickets.get(0).comments.stream().map(FakeAccount.Comment::body).toList());
    }
}
