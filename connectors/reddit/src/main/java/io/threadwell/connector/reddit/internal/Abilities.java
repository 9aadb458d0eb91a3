package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;

    public Abilities(RedditConfig config, InstantSource clock) {
        Http http = Http.builder().clock(clock).userAgent(config.userAgent()).build();
        Api api = new Api(config, http, clock);
        Watched watched = new Watched(config);
        Lookups lookups = new Lookups(api);
        Written written = new Written(api, new Lists(api, watched), lookups);
        this.facets = Map.of(
                PollingSource.class, new Streams(config, api, watched),
                ReplySender.class, new Sender(config, api, lookups, written),
                ReplyPolicy.class, new ReplyRules(),
                Moderation.class, new RedditModeration(api, lookups, config.moderation()),
                MessageEditor.class, new Editor(api, lookups),
                Authorizer.class, new Logins(config, http, clock, api));
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }
}
