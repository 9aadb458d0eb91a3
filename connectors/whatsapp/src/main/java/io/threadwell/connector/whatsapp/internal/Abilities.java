package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.MetaWebhook;
import io.threadwell.connector.whatsapp.WhatsAppConfig;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.http.Http;
import java.time.InstantSource;

/** Puts the connector's parts together. */
public final class Abilities {
    /** Meta's description of the Cloud API wants a name and a version of three numbers, and nothing behind them. */
    private static final String USER_AGENT = "threadwell/0.1.0";

    private final NetworkWebhook webhook;
    private final ReplySender sender;
    private final Moderation moderation;
    private final ConversationSignals signals;
    private final MediaSource media;
    private final Authorizer authorizer;

    public Abilities(WhatsAppConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .maxAnswerBytes((int) WhatsAppConnector.LARGEST_DOWNLOAD)
                .userAgent(USER_AGENT)
                .build();
        Graph graph = Graph.builder(config.graphUri(), config.apiVersion(), http, clock)
                .errors(WhatsAppErrors.TABLE)
                .proof(config.appSecret().orElse(null))
                .build();
        Messaging messaging = new Messaging(graph);
        Quotas quotas = new Quotas(config.messagesPerSecond(), clock);
        this.webhook = new MetaWebhook(config.verifyToken(), Deliveries::events);
        this.sender = new Sender(messaging, new Outgoing(config.listButton()), quotas, clock);
        this.moderation = new Reactions(messaging, quotas);
        this.signals = new Signs(messaging);
        this.media = new Files(graph, http, clock);
        this.authorizer = new Logins(config, graph);
    }

    public NetworkWebhook webhook() {
        return webhook;
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

    public ConversationSignals signals() {
        return signals;
    }

    public MediaSource media() {
        return media;
    }

    public Authorizer authorizer() {
        return authorizer;
    }
}
