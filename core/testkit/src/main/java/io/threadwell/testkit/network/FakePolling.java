package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The network's lists of what happened. The cursor is the number of the next entry. */
final class FakePolling implements PollingSource {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Network network;
    private final InstantSource clock;
    private final FakeEvents events;
    private final FakeTokens tokens;
    private final Queue<CareException> nextErrors = new ConcurrentLinkedQueue<>();
    private volatile int pageSize = 20;

    FakePolling(Network network, InstantSource clock, FakeEvents events, FakeTokens tokens) {
        this.network = network;
        this.clock = clock;
        this.events = events;
        this.tokens = tokens;
    }

    void setPageSize(int size) {
        pageSize = size;
    }

    void next(CareException error) {
        nextErrors.add(error);
    }

    @Override
    public List<String> streams() {
        return List.of(FakeEvents.PUBLIC, FakeEvents.PRIVATE);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        CareException error = nextErrors.poll();
        if (error != null) {
            throw error;
        }
        tokens.check(account);
        if (!streams().contains(stream)) {
            throw new InvalidRequest("the network has no stream " + stream);
        }
        List<FakeEvents.Entry> all = events.history(account.account().id(), stream);
        int from = cursor == null ? first(all, since) : Math.min(Integer.parseInt(cursor), all.size());
        int to = Math.min(from + pageSize, all.size());
        Instant now = clock.instant();
        List<InboundEvent> page = all.subList(from, to).stream()
                .map(entry -> FakeWire.read(network, entry.line(), now))
                .toList();
        return new PollPage(page, Integer.toString(to), to < all.size() ? Duration.ZERO : PAUSE);
    }

    private static int first(List<FakeEvents.Entry> all, Instant since) {
        int from = 0;
        while (from < all.size() && all.get(from).at().isBefore(since)) {
            from++;
        }
        return from;
    }
}
