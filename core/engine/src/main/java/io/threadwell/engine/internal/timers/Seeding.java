package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.internal.Core;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sets the timers that must be there: for polling, for tokens, for changes of tickets. Those that are there stay as they are. */
public final class Seeding {
    private final Core core;

    public Seeding(Core core) {
        this.core = core;
    }

    /** For all accounts and helpdesks, when the engine starts. */
    public void seed() {
        Instant now = core.now();
        core.helpdesks().forEach((workspace, helpdesk) -> {
            if (helpdesk.descriptor().can(HelpdeskCapability.CHANGES)) {
                Timer timer = TicketPoller.timer(helpdesk.descriptor().system(), now);
                core.store().transact(workspace, session -> {
                    session.timers().setIfAbsent(List.of(timer));
                    return null;
                });
            }
        });
        core.store().accounts().all().forEach(account -> seed(account, false));
    }

    /** For one account; {@code anew} replaces the timers that are there, so that what they do begins at once. */
    public void seed(ChannelAccount account, boolean anew) {
        if (account.state() == AccountState.DISCONNECTED) {
            return;
        }
        Instant now = core.now();
        List<Timer> timers = new ArrayList<>();
        core.facet(account.id().network(), PollingSource.class).ifPresent(source -> source.streams()
                .forEach(stream -> timers.add(NetworkPoller.timer(account.id(), stream, now))));
        List<Timer> connections = new ArrayList<>();
        core.facet(account.id().network(), StreamSource.class).ifPresent(source -> source.streams()
                .forEach(stream -> connections.add(StreamKeeper.timer(account.id(), stream, now))));
        core.store()
                .accounts()
                .token(account.id())
                .flatMap(stored -> TokenKeeper.refreshEarly(account.id(), stored.token(), now))
                .ifPresent(timers::add);
        if (timers.isEmpty() && connections.isEmpty()) {
            return;
        }
        core.store().transact(account.workspace(), session -> {
            session.timers().setIfAbsent(connections);
            if (anew) {
                session.timers().set(timers);
            } else {
                session.timers().setIfAbsent(timers);
            }
            return null;
        });
        core.signals().timers().give();
    }
}
