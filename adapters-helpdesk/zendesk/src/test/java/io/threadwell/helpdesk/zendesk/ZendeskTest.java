package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.HelpdeskAdapter.PendingWrite;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An adapter and a fake Zendesk; what they said to each other is held against the vendor's contract at the end. */
abstract class ZendeskTest {
    final HandMovedClock clock = new HandMovedClock();
    FakeZendesk zendesk;
    ZendeskHelpdesk desk;

    @BeforeEach
    void open() throws IOException {
        zendesk = new FakeZendesk(clock);
        desk = ZendeskHelpdesk.of(config().build());
    }

    @AfterEach
    void close() {
        desk.close();
        zendesk.close();
        assertThat(zendesk.contractViolations()).isEmpty();
    }

    ZendeskConfigBuilder config() {
        return ZendeskConfig.builder()
                .baseUri(zendesk.uri())
                .apiToken("bridge@example.com", Secret.of("token-of-the-bridge"))
                .callTimeout(Duration.ofSeconds(5))
                .clock(clock);
    }

    WriteResult sync(TicketWrite write) {
        return desk.sync(List.of(write)).get(0);
    }

    /** Writes and goes on until nothing is pending and no requester is being made any more. */
    List<WriteResult> finish(List<TicketWrite> writes) {
        List<WriteResult> results = new ArrayList<>(desk.sync(writes));
        for (int round = 0; round < 20 && !over(results); round++) {
            clock.advance(Duration.ofSeconds(11));
            List<Integer> pending = places(results, WriteResult.Pending.class);
            put(
                    results,
                    pending,
                    resume(
                            pending.stream().map(writes::get).toList(),
                            pending.stream().map(results::get).toList()));
            List<Integer> waiting = places(results, WriteResult.Failed.class);
            put(results, waiting, desk.sync(waiting.stream().map(writes::get).toList()));
        }
        return results;
    }

    /** Goes on with writes that are pending. */
    List<WriteResult> resume(List<TicketWrite> writes, List<WriteResult> pending) {
        List<PendingWrite> asked = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            asked.add(new PendingWrite(writes.get(i), ((WriteResult.Pending) pending.get(i)).handle()));
        }
        return desk.resume(asked);
    }

    ExternalRef made(TicketWrite create) {
        return ticket(sync(create));
    }

    static ExternalRef ticket(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Done.class);
        return ((WriteResult.Done) result).ticket();
    }

    private static List<Integer> places(List<WriteResult> results, Class<? extends WriteResult> kind) {
        return IntStream.range(0, results.size())
                .filter(i -> kind.isInstance(results.get(i)))
                .boxed()
                .toList();
    }

    private static void put(List<WriteResult> results, List<Integer> places, List<WriteResult> given) {
        for (int i = 0; i < places.size(); i++) {
            results.set(places.get(i), given.get(i));
        }
    }

    private static boolean over(List<WriteResult> results) {
        return results.stream().allMatch(WriteResult.Done.class::isInstance);
    }
}
