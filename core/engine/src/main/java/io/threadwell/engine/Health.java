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
 * @param closedTargets destinations that get nothing now though work waits for them, such as an account that must be authorised
 *     again or a helpdesk whose quota is used up, with the reason
 * @param failing steps of the flow that failed in their last turn and are tried again each second, with the reason
 * @param counters what happened on this node since it was built, by {@link Metric#dotted()}; all are there
 */
public record Health(
        boolean acceptsDeliveries,
        List<ChannelAccount> troubled,
        @Nullable Backlog backlog,
        Map<String, String> closedTargets,
        Map<String, String> failing,
        Map<String, Long> counters) {
    public Health {
        troubled = List.copyOf(troubled);
        closedTargets = Map.copyOf(closedTargets);
        failing = Map.copyOf(failing);
        counters = Map.copyOf(counters);
    }
}
