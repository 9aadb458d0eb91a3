package io.threadwell.engine.internal.timers;

import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.ChangeApplier;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks a helpdesk what agents did; page, cursor and next turn are stored in one transaction. */
public final class TicketPoller implements TimerRunner.Task {
    /** The kind of its timers; the key is the helpdesk. */
    public static final String KIND = "helpdesk.changes";

    private final Core core;
    private final ChangeApplier applier;

    public TicketPoller(Core core) {
        this.core = core;
        this.applier = new ChangeApplier(core);
    }

    /** The timer of one helpdesk. */
    public static Timer timer(String system, Instant due) {
        return new Timer(KIND, system, due, Map.of());
    }

    @Override
    public void run(DueTimer due) {
        HelpdeskAdapter helpdesk = core.helpdesk(due.workspace());
        String system = due.timer().key();
        if (helpdesk == null || !helpdesk.descriptor().system().equals(system)) {
            core.store().transact(due.workspace(), session -> {
                session.timers().done(core.node().id(), due.timer());
                return null;
            });
            return;
        }
        try {
            poll(due, helpdesk, system);
        } catch (RateLimited e) {
            core.store().transact(due.workspace(), session -> {
                session.timers().set(List.of(timer(system, e.until())));
                return null;
            });
        }
    }

    private void poll(DueTimer due, HelpdeskAdapter helpdesk, String system) {
        String cursorName = "helpdesk:" + system;
        String cursor = core.store()
                .read(due.workspace(), session -> session.cursors().get(cursorName))
                .orElse(null);
        ChangePage page = helpdesk.changes(cursor);
        core.counters().add(Metric.HELPDESK_POLLS);
        Timer next = timer(system, core.now().plus(page.comeAgain()));
        core.change(due.workspace(), session -> store(session, system, page, next));
    }

    private Tell store(StoreSession session, String system, ChangePage page, Timer next) {
        var told = applier.apply(session, system, page.changes());
        session.cursors().put("helpdesk:" + system, page.cursor());
        session.timers().set(List.of(next));
        return new Tell(List.of(), told);
    }
}
