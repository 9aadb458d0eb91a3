package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.meta.Callbacks;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.MetaWebhook;
import io.threadwell.support.http.Http;
import java.time.InstantSource;

/** Puts the connector's parts together. */
public final class Abilities {
    private final NetworkWebhook webhook;
    private final PollingSource polling;
    private final ReplySender sender;
    private final ReplyPolicy policy;
    private final ConversationSignals signals;
    private final ProfileSource profiles;
    private final Authorizer authorizer;

    public Abilities(MessengerConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .build();
        Graph graph = Graph.builder(config.graphUri(), config.apiVersion(), http, clock)
                .errors(MessengerErrors.TABLE)
                .proof(config.appSecret().orElse(null))
                .build();
        Conversations conversations = new Conversations(graph, clock);
        Messaging messaging = new Messaging(graph);
        this.webhook = new MetaWebhook(
                config.verifyToken(),
                new Deliveries(config.appId().orElse(null))::events,
                config.erasureStatus()
                        .map(page -> new Callbacks(MessengerConnector.NETWORK, page))
                        .orElse(null));
        this.polling = new Streams(config, conversations, clock);
        this.sender = new Sender(config, messaging, new Uploads(config, messaging, clock), conversations, clock);
        this.policy = new Rules(config.humanAgent());
        this.signals = new Signs(messaging, config.passTo());
        this.profiles = new Profiles(graph);
        this.authorizer = new Logins(config, graph);
    }

    public NetworkWebhook webhook() {
        return webhook;
    }

    public PollingSource polling() {
        return polling;
    }

    public ReplySender sender() {
        return sender;
    }

    public ReplyPolicy policy() {
        return policy;
    }

    public ConversationSignals signals() {
        return signals;
    }

    public ProfileSource profiles() {
        return profiles;
    }

    public Authorizer authorizer() {
        return authorizer;
    }
}
