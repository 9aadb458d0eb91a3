package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.instagram.InstagramConfig;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.meta.Callbacks;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.MetaWebhook;
import io.threadwell.support.http.Http;
import java.time.InstantSource;

/** Puts the connector's parts together. */
public final class Abilities {
    private final InstagramConfig config;
    private final InstantSource clock;
    private final Graph graph;
    private final Conversations conversations;

    /** Opens no connection. */
    public Abilities(InstagramConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .build();
        this.graph = Graph.builder(config.graphUri(), config.apiVersion(), http, clock)
                .errors(InstagramErrors.TABLE)
                .proof(config.appSecret().orElse(null))
                .build();
        this.conversations = new Conversations(graph, clock);
    }

    public NetworkWebhook webhook() {
        return new MetaWebhook(
                config.verifyToken(),
                new Deliveries(config.appId().orElse(null))::events,
                config.erasureStatus()
                        .map(page -> new Callbacks(InstagramConnector.NETWORK, page))
                        .orElse(null));
    }

    public PollingSource polling() {
        return new Streams(config, graph, conversations, clock);
    }

    public ItemLookup lookup() {
        return new Lookup(graph);
    }

    public ReplySender sender() {
        return new Sender(
                new PublicReplies(graph, clock), new PrivateMessages(graph, conversations, config.humanAgent(), clock));
    }

    public ReplyPolicy policy() {
        return new Rules(config.humanAgent());
    }

    public Moderation moderation() {
        return new InstagramModeration(graph);
    }

    public ConversationSignals signals() {
        return new Signs(graph);
    }

    public ProfileSource profiles() {
        return new Profiles(graph);
    }

    public Authorizer authorizer() {
        return new Logins(config, graph);
    }
}
