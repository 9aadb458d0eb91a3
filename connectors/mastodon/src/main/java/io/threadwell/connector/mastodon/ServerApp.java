package io.threadwell.connector.mastodon;

import io.threadwell.api.webhook.Secret;
import java.net.URI;

/**
 * Our app at one server: every server registers apps of its own (page "apps API methods", "Create an application").
 *
 * @param server the server's address, such as {@code https://mastodon.example}
 * @param clientId as the server gave it
 * @param clientSecret as the server gave it
 */
public record ServerApp(URI server, String clientId, Secret clientSecret) {}
