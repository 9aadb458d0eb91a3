package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.meta.Callbacks;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.MetaWebhook;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Optional<NetworkWebhook> webhook;
    private final PollingSource polling;
    private final ItemLookup lookup;
    private final ReplySender sender;
    private final Moderation moderation;
    private final Authorizer authorizer;

    public Abilities(ThreadsConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .build();
        // Threads documents no proof of the app with its calls.
        Graph graph = Graph.builder(config.graphUri(), config.apiVersion(), http, clock)
                .errors(ThreadsErrors.TABLE)
                .build();
        Quotas quotas = new Quotas(graph, clock);
        this.webhook = config.verifyToken()
                .map(token -> new MetaWebhook(
                        token,
                        Deliveries::events,
                        config.erasureStatus()
                                .map(page -> new Callbacks(ThreadsConnector.NETWORK, page))
                                .orElse(null)));
        this.polling = new Streams(config, graph, clock);
        this.lookup = new Lookup(graph);
        this.sender = new Sender(graph, new Containers(graph), quotas);
        this.moderation = new ThreadsModeration(graph, quotas);
        this.authorizer = new Logins(config, graph);
    }

    /** Absent where the connector only polls. */
    public Optional<NetworkWebhook> webhook() {
        return webhook;
    }

    public PollingSource polling() {
        return polling;
    }

    public ItemLookup lookup() {
        return lookup;
    }

    public ReplySender sender() {
        return sender;
    }

    public ReplyPolicy policy() {
        return new Rules();
    }

    public Moderation moderation() {
        return moderation;
    }

    public Authorizer authorizer() {
        return authorizer;
    }
}
