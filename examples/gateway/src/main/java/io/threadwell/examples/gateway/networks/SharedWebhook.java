package io.threadwell.examples.gateway.networks;

import io.threadwell.api.webhook.WebhookRequest;
import java.util.function.Predicate;

/**
 * A vendor's one address for what is several networks here: each takes what is its own, wherever of theirs it comes in.
 *
 * @param vendors what the vendor has one address for; the same for all of those networks
 * @param mine true for deliveries with something of the network's in them
 */
public record SharedWebhook(String vendors, Predicate<WebhookRequest> mine) {}
