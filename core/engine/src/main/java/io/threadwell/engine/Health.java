package io.threadwell.engine;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.Backlog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is.
 *
 * @param acceptsDeliveries true when deliveries are taken
 * @param troubled accounts that are not healthy
 * @param backlog what waits; absent when the store does not answer
 * @param closedTargets destinations that are left alone for a while, with the reason
 * @param counters what happened on this node since it was built, by name
 */
public record Health(
        boolean acceptsDeliveries,
        List<ChannelAccount> troubled,
        @Nullable Backlog backlog,
        Map<String, String> closedTargets,
        Map<String, Long> counters) {
    public Health {
        troubled = List.copyOf(troubled);
        closedTargets = Map.copyOf(closedTargets);
        counters = Map.copyOf(counters);
    }
}
