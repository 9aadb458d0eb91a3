package io.threadwell.api.connector;

import io.threadwell.api.inbound.InboundEvent;
import java.util.List;

/** Fetches items of which a network told no more than that they are there. */
public interface ItemLookup {
    /**
     * Fetches what an {@link InboundEvent.Announced} refers to.
     *
     * @param reference the announcement's own
     * @return the item as the webhook or the poll would have told it; nothing when it is none of our business
     * @throws io.threadwell.api.error.NotFound when it is gone
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    List<InboundEvent> lookUp(AccountContext account, String reference);
}
