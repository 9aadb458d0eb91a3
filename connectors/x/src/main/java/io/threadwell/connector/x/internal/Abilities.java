package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.connector.x.XConfig;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;

    public Abilities(XConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .maxAnswerBytes((int) XConnector.LARGEST_FILE)
                .build();
        Api api = new Api(config, http, clock);
        Query query = new Query(config.tweetFieldNames());
        Handles handles = new Handles(api);
        StreamRules rules = new StreamRules(api, handles);
        Uploads uploads = new Uploads(clock, api);
        Sender sender = new Sender(
                config.directMessages(),
                new PublicAnswers(api, query, uploads),
                new PrivateMessages(api, query, uploads));
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                ReplySender.class, sender,
                ReplyPolicy.class, new ReplyRules(config.directMessages()),
                Moderation.class, new XModeration(api),
                Authorizer.class, new Logins(config, http, clock, api, new Subscriptions(config, api, rules))));
        if (config.webhook()) {
            ports.put(NetworkWebhook.class, new XWebhook(config.replyLookup()));
        }
        if (config.directMessages()) {
            ports.put(MediaSource.class, new Attachments(api, http));
        }
        if (config.replyLookup()) {
            ports.put(ItemLookup.class, new Lookup(api, query));
        }
        if (!config.streams().isEmpty()) {
            ports.put(PollingSource.class, new Streams(config, api, query, handles));
        }
        if (config.filteredStream()) {
            ports.put(StreamSource.class, new FilteredStream(rules, new SharedWire(config, api, http, clock)));
        }
        this.facets = Map.copyOf(ports);
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }
}
