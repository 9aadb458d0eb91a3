package io.threadwell.testkit.connector;

import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.OutboundMessage;
import java.util.List;

/** The vendor's side of a private conversation in which we give signs. */
public interface ShownSignals {
    /** A conversation with somebody who wrote last. */
    OutboundMessage.Target conversation();

    /** What the vendor was told, in order; each as often as it was told. */
    List<Signal> given();
}
