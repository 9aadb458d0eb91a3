package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;
    private final Logins logins;

    public Abilities(MastodonConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .build();
        Api api = new Api(config, http, clock);
        Me me = new Me(api);
        Notifications reader = new Notifications(api, new Threads(api, config.threadRoots()));
        Lists lists = new Lists(config, api, me, reader);
        this.logins = new Logins(config, http, clock, api);
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                PollingSource.class,
                new Streams(config, lists, new Changes(config, api, reader)),
                ReplySender.class,
                new Sender(api, new Uploads(clock, api), new OwnPosts(api, me), config.audience()),
                ReplyPolicy.class,
                new ReplyRules(),
                Moderation.class,
                new MastodonModeration(api),
                MessageEditor.class,
                new Editor(api),
                Authorizer.class,
                logins));
        if (config.streaming()) {
            ports.put(StreamSource.class, new UserStream(api, lists, reader));
        }
        this.facets = Map.copyOf(ports);
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }

    /** What gets credentials. */
    public Logins logins() {
        return logins;
    }
}
