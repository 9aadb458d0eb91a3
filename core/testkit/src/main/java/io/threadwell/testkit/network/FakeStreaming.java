package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The network's long connection over what is public. The cursor is the number of the next entry. */
final class FakeStreaming implements StreamSource {
    static final String LIVE = "live";

    private final FakeEvents events;
    private final FakeTokens tokens;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    FakeStreaming(FakeEvents events, FakeTokens tokens) {
        this.events = events;
        this.tokens = tokens;
    }

    /** Ends all connections that are open. */
    void cut() {
        cuts.incrementAndGet();
        events.wake();
    }

    int opened() {
        return opened.get();
    }

    @Override
    public List<String> streams() {
        return List.of(LIVE);
    }

    @Override
    public Subscription open(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        tokens.check(account);
        if (!stream.equals(LIVE)) {
            throw new InvalidRequest("the network has no stream " + stream);
        }
        int before = cuts.get();
        opened.incrementAndGet();
        events.wake();
        AccountId id = account.account().id();
        List<FakeEvents.Entry> all = events.history(id, FakeEvents.PUBLIC);
        int from = 0;
        while (cursor == null && from < all.size() && all.get(from).at().isBefore(since)) {
            from++;
        }
        return new Connection(id, before, cursor == null ? from : Integer.parseInt(cursor));
    }

    private final class Connection implements Subscription {
        private final AccountId account;
        private final int before;
        private int known;
        private volatile boolean closed;

        Connection(AccountId account, int before, int known) {
            this.account = account;
            this.before = before;
            this.known = known;
        }

        @Override
        public StreamPage next(Duration atMost) {
            List<FakeEvents.Entry> all = events.await(account, FakeEvents.PUBLIC, known, atMost, this::isOver);
            if (isOver()) {
                throw new Unavailable("the connection was cut");
            }
            List<InboundEvent> fresh = all.subList(Math.min(known, all.size()), all.size()).stream()
                    .map(entry -> FakeWire.read(account.network(), entry.line(), entry.at()))
                    .toList();
            known = Math.max(known, all.size());
            return new StreamPage(fresh, Integer.toString(known));
        }

        private boolean isOver() {
            return closed || cuts.get() != before;
        }

        @Override
        public void close() {
            closed = true;
            events.wake();
        }
    }
}
