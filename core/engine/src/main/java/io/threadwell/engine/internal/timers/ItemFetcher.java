package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Arrival;
import io.threadwell.engine.internal.apply.InboundApplier;
import java.util.List;
import java.util.function.Function;

/** Fetches items that were announced, and applies them as if the announcement had brought them. */
public final class ItemFetcher extends Errand {
    private final InboundApplier applier;

    public ItemFetcher(Core core) {
        super(core);
        this.applier = new InboundApplier(core);
    }

    @Override
    Function<StoreSession, Tell> ask(WorkspaceId workspace, AccountContext account, String reference) {
        core.counters().add(Metric.NETWORK_LOOKUPS);
        List<Arrival> arrivals =
                core.need(account.account().id().network(), ItemLookup.class).lookUp(account, reference).stream()
                        .map(event -> Arrival.pushed(event, account.account(), null))
                        .toList();
        return session -> {
            InboundApplier.Applied applied = applier.apply(session, arrivals);
            return applied.tell();
        };
    }
}
