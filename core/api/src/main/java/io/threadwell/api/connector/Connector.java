package io.threadwell.api.connector;

import java.util.Optional;

/**
 * One network. Built once, used by many threads and for many accounts; it keeps no state of an account.
 *
 * <p>What a connector can do beyond describing itself are its facets: {@code WebhookSource} (as {@link NetworkWebhook}),
 * {@link PollingSource}, {@link StreamSource}, {@link ItemLookup}, {@link ProfileSource}, {@link MediaSource}, {@link ReplySender},
 * {@link ReplyPolicy}, {@link MessageEditor}, {@link Moderation}, {@link ConversationSignals} and {@link Authorizer}. The
 * capabilities of the descriptor and the facets must agree; the contract suite tests both ways.
 */
public interface Connector {
    /** What the network is and what can be done there. Constant. */
    ConnectorDescriptor descriptor();

    /** An ability of the connector, by its port; empty when the network or the connector lacks it. Constant. */
    <T> Optional<T> facet(Class<T> port);
}
