package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a network for one thing, until it is there or will never be: what an outage or a quota holds up comes again, what the
 * network does not have or refuses is given up.
 */
abstract class Errand implements TimerRunner.Task {
    private static final Logger log = LoggerFactory.getLogger(Errand.class);
    private static final Duration WITHOUT_CREDENTIAL = Duration.ofMinutes(1);

    final Core core;

    Errand(Core core) {
        this.core = core;
    }

    /** Asks; what it returns is done in the transaction that ends the errand. */
    abstract Function<StoreSession, Tell> ask(WorkspaceId workspace, AccountContext account, String what);

    @Override
    public final void run(DueTimer due) {
        AccountId id = AccountId.parse(due.timer().data().getOrDefault("account", ""));
        ChannelAccount account = core.store().accounts().find(id).orElse(null);
        if (account == null || account.state() == AccountState.DISCONNECTED) {
            end(due, session -> Tell.NOTHING);
            return;
        }
        try {
            String what = due.timer().data().getOrDefault("what", "");
            end(due, ask(due.workspace(), core.accounts().context(account), what));
        } catch (Permanent e) {
            core.counters().add(Metric.NETWORK_MISSED);
            log.info("{} {} is given up: {}", due.timer().kind(), due.timer().key(), e.getMessage());
            end(due, session -> Tell.NOTHING);
        } catch (RateLimited e) {
            again(due, e.until(), List.of());
        } catch (ReauthorizationRequired e) {
            Instant now = core.now();
            again(due, now.plus(WITHOUT_CREDENTIAL), List.of(TokenKeeper.refreshNow(id, now)));
        }
    }

    private void end(DueTimer due, Function<StoreSession, Tell> outcome) {
        core.change(due.workspace(), session -> {
            session.timers().done(core.node().id(), due.timer());
            return outcome.apply(session);
        });
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
