package io.threadwell.api.connector;

import java.time.Instant;

/** Sends answers. Never retries by itself. */
public interface ReplySender {
    /**
     * Sends one answer, which may become several items on the network.
     *
     * @throws io.threadwell.api.error.OutcomeUnknown when it may have been taken although no good answer came back
     * @throws io.threadwell.api.error.CareException as the vendor's errors map; nothing took effect then
     */
    SendResult send(AccountContext account, OutboundMessage message);

    /**
     * Looks whether an answer whose outcome is unknown is there. Called not before the network's settling time.
     *
     * @param since the earliest that it can have been sent
     */
    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since);
}
