package io.threadwell.api.connector;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.WebhookSource;

/** The webhook facet of a connector. */
public interface NetworkWebhook extends WebhookSource<InboundEvent> {}
