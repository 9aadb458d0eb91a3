package io.threadwell.testkit.connector;

import io.threadwell.api.connector.Moderation;

/** Items to moderate. */
public interface ModeratedItems {
    /** Somebody's item on our account, a new one at each call, by its external id. */
    String item();

    /** Whether the item is at the vendor as an action leaves it. */
    boolean isAfter(String externalId, Moderation.Action action);
}
