package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Arrival;
import io.threadwell.engine.internal.apply.InboundApplier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one long connection for each account and stream. Its timer stays taken for as long as the connection is open, so that one
 * node has it, and another takes over when that node dies. A page and the cursor behind it are stored in one transaction.
 */
public final class StreamKeeper implements TimerRunner.Task, AutoCloseable {
    /** The kind of its timers; the key is the account and the stream. */
    public static final String KIND = "network.stream";

    private static final Logger log = LoggerFactory.getLogger(StreamKeeper.class);
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration CURSOR_ALONE = Duration.ofSeconds(5);
    private static final Duration WITHOUT_CREDENTIAL = Duration.ofMinutes(1);
    private static final Duration WITHOUT_THREADS = Duration.ofMinutes(1);
    private static final int[] PAUSES = {1, 2, 5, 15, 60};

    private final Core core;
    private final InboundApplier applier;
    private final @Nullable Executor threads;
    private final Map<String, Subscription> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param threads where connections are kept; absent for an engine that has no threads of its own and keeps none */
    public StreamKeeper(Core core, @Nullable Executor threads) {
        this.core = core;
        this.applier = new InboundApplier(core);
        this.threads = threads;
    }

    /** The timer of one stream. */
    public static Timer timer(AccountId account, String stream, Instant due) {
        return new Timer(KIND, account + "|" + stream, due, Map.of("account", account.toString(), "stream", stream));
    }

    @Override
    public void run(DueTimer due) {
        if (threads == null) {
            again(due, core.now().plus(WITHOUT_THREADS), List.of());
        } else {
            threads.execute(() -> keep(due));
        }
    }

    private void keep(DueTimer due) {
        AccountId id = AccountId.parse(due.timer().data().getOrDefault("account", ""));
        try {
            Optional<ChannelAccount> account = connected(id);
            Optional<StreamSource> source = core.facet(id.network(), StreamSource.class);
            if (account.isEmpty() || source.isEmpty()) {
                core.store().transact(due.workspace(), session -> {
                    session.timers().done(core.node().id(), due.timer());
                    return null;
                });
                return;
            }
            follow(due, account.get(), source.get());
            again(due, core.now(), List.of());
        } catch (RateLimited e) {
            again(due, e.until(), List.of());
        } catch (ReauthorizationRequired e) {
            Instant now = core.now();
            again(due, now.plus(WITHOUT_CREDENTIAL), List.of(TokenKeeper.refreshNow(id, now)));
        } catch (RuntimeException e) {
            log.info("stream {} ended: {}", due.timer().key(), e.toString());
            again(due, core.now().plus(pause(due.timer().key())), List.of());
        }
    }

    private Optional<ChannelAccount> connected(AccountId id) {
        return core.accounts().find(id).filter(account -> account.state() != AccountState.DISCONNECTED);
    }

    /** Reads a connection for as long as this node is the one that has it. */
    private void follow(DueTimer due, ChannelAccount account, StreamSource source) {
        String key = due.timer().key();
        NodeId node = core.node().id();
        Progress progress = new Progress(core.store()
                .read(due.workspace(), session -> session.cursors().get("stream:" + key))
                .orElse(null));
        Instant since = account.connectPolicy().horizon(account.connectedAt());
        String stream = due.timer().data().getOrDefault("stream", "");
        try (Subscription subscription =
                source.open(core.accounts().context(account), stream, progress.cursor, since)) {
            core.counters().add(Metric.NETWORK_STREAMS);
            open.put(key, subscription);
            while (!closed
                    && node.equals(core.node().id())
                    && connected(account.id()).isPresent()) {
                StreamPage page = subscription.next(WAIT);
                failures.remove(key);
                store(due, account, page, progress);
            }
        } catch (RuntimeException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            open.remove(key);
        }
    }

    /** How far a connection was read, and stored. */
    private static final class Progress {
        private @Nullable String cursor;
        private Instant storedAt = Instant.MIN;

        Progress(@Nullable String cursor) {
            this.cursor = cursor;
        }
    }

    private void store(DueTimer due, ChannelAccount account, StreamPage page, Progress progress) {
        boolean moved = page.cursor() != null && !page.cursor().equals(progress.cursor);
        boolean late = core.now().isAfter(progress.storedAt.plus(CURSOR_ALONE));
        if (page.events().isEmpty() && !(moved && late)) {
            return;
        }
        List<Arrival> arrivals = page.events().stream()
                .map(event -> Arrival.pushed(event, account, null))
                .toList();
        core.change(due.workspace(), session -> store(session, due.timer().key(), arrivals, page));
        progress.storedAt = core.now();
        progress.cursor = page.cursor() == null ? progress.cursor : page.cursor();
        core.counters().add(Metric.NETWORK_STREAMED);
        core.signals().outbox().give();
        core.signals().timers().give();
    }

    private Tell store(StoreSession session, String key, List<Arrival> arrivals, StreamPage page) {
        InboundApplier.Applied applied = applier.apply(session, arrivals);
        if (page.cursor() != null) {
            session.cursors().put("stream:" + key, page.cursor());
        }
        return applied.tell();
    }

    private Duration pause(String key) {
        int failed = failures.merge(key, 1, Integer::sum);
        return Duration.ofSeconds(PAUSES[Math.min(failed, PAUSES.length) - 1]);
    }

    private void again(DueTimer due, Instant when, List<Timer> others) {
        Timer timer = due.timer();
        try {
            core.store().transact(due.workspace(), session -> {
                session.timers().set(List.of(new Timer(timer.kind(), timer.key(), when, timer.data())));
                session.timers().set(others);
                return null;
            });
        } catch (RuntimeException e) {
            log.error("stream {} could not be put off: {}", timer.key(), e.toString());
            core.node().doubt();
        }
        core.signals().timers().give();
    }

    /** Ends all connections; what they have read is stored. */
    @Override
    public void close() {
        closed = true;
        open.values().forEach(Subscription::close);
    }
}
