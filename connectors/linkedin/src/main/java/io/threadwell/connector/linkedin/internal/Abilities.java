package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;

    public Abilities(LinkedInConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .build();
        Api api = new Api(config, http, clock);
        Comments comments = new Comments(api);
        Notifications notifications = new Notifications(config.threadLookup());
        Subscriptions subscriptions = new Subscriptions(config, api);
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                ReplySender.class, new Replies(api, comments),
                ReplyPolicy.class, new ReplyRules(),
                Moderation.class, new LinkedInModeration(api, comments),
                MessageEditor.class, new Editor(api, comments),
                Authorizer.class, new Logins(config, http, clock, new Organisations(api), subscriptions)));
        if (config.webhook()) {
            ports.put(NetworkWebhook.class, new LinkedInWebhook(notifications));
        }
        if (config.isNotified()) {
            ports.put(ItemLookup.class, new Lookup(api, comments));
        }
        if (!config.streams().isEmpty()) {
            NotificationStream notified = new NotificationStream(config, api, notifications);
            ports.put(PollingSource.class, new Streams(config, notified, new CommentStream(config, api, comments)));
        }
        this.facets = Map.copyOf(ports);
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }
}
