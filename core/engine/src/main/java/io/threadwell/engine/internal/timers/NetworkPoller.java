package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.CareStore.DueTimer;
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

/**
 * Asks a network for what is new. A page, the cursor behind it and the next turn are stored in one transaction, so that a restart
 * neither skips nor needs to repeat.
 */
public final class NetworkPoller implements TimerRunner.Task {
    /** The kind of its timers; the key is the account and the stream. */
    public static final String KIND = "network.poll";

    private static final Duration WITHOUT_CREDENTIAL = Duration.ofMinutes(1);

    private final Core core;
    private final InboundApplier applier;

    public NetworkPoller(Core core) {
        this.core = core;
        this.applier = new InboundApplier(core);
    }

    /** The timer of one stream. */
    public static Timer timer(AccountId account, String stream, Instant due) {
        return new Timer(KIND, account + "|" + stream, due, Map.of("account", account.toString(), "stream", stream));
    }

    @Override
    public void run(DueTimer due) {
        AccountId id = AccountId.parse(due.timer().data().getOrDefault("account", ""));
        String stream = due.timer().data().getOrDefault("stream", "");
        ChannelAccount account = core.store().accounts().find(id).orElse(null);
        Optional<PollingSource> source = core.facet(id.network(), PollingSource.class);
        if (account == null || account.state() == AccountState.DISCONNECTED || source.isEmpty()) {
            core.store().transact(due.workspace(), session -> {
                session.timers().done(core.node().id(), due.timer());
                return null;
            });
            return;
        }
        try {
            poll(due, account, stream, source.get());
        } catch (RateLimited e) {
            again(due, e.until(), List.of());
        } catch (ReauthorizationRequired e) {
            Instant now = core.now();
            boolean known = account.state() == AccountState.REAUTHORIZATION_REQUIRED;
            again(
                    due,
                    now.plus(known ? WITHOUT_CREDENTIAL : Duration.ofSeconds(2)),
                    known ? List.of() : List.of(TokenKeeper.refreshNow(id, now)));
        }
    }

    private void poll(DueTimer due, ChannelAccount account, String stream, PollingSource source) {
        String cursorName = "poll:" + due.timer().key();
        String cursor = core.store()
                .read(due.workspace(), session -> session.cursors().get(cursorName))
                .orElse(null);
        AccountContext context = core.accounts().context(account);
        Instant since = account.connectPolicy().olderAsClosed()
                ? Instant.EPOCH
                : account.connectPolicy().horizon(account.connectedAt());
        PollPage page = source.poll(context, stream, cursor, since);
        core.counters().add(Metric.NETWORK_POLLS);
        List<Arrival> arrivals = page.events().stream()
                .map(event -> Arrival.polled(event, account))
                .toList();
        Timer next = timer(account.id(), stream, core.now().plus(page.comeAgain()));
        core.change(due.workspace(), session -> store(session, arrivals, cursorName, page, next));
    }

    private Tell store(StoreSession session, List<Arrival> arrivals, String cursorName, PollPage page, Timer next) {
        InboundApplier.Applied applied = applier.apply(session, arrivals);
        if (page.cursor() != null) {
            session.cursors().put(cursorName, page.cursor());
        }
        session.timers().set(List.of(next));
        return applied.tell();
    }

    private void again(DueTimer due, Instant when, List<Timer> others) {
        Timer timer = due.timer();
        core.store().transact(due.workspace(), session -> {
            session.timers().set(List.of(new Timer(timer.kind(), timer.key(), when, timer.data())));
            session.timers().set(others);
            return null;
        });
    }
}
