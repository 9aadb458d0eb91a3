package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.youtube.YouTubeConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;

/** Puts the connector's parts together, around one quota. */
public final class Abilities {
    private final YouTubeConfig config;
    private final InstantSource clock;
    private final Http http;
    private final Quota quota;
    private final Api api;

    public Abilities(YouTubeConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.http = Http.builder().clock(clock).build();
        this.quota = new Quota(config.units(), clock);
        this.api = new Api(config.api(), http, quota, clock);
    }

    public Authorizer authorizer() {
        return new Logins(config, http, api, clock);
    }

    public PollingSource polling() {
        return new CommentStreams(config, api, quota, clock);
    }

    public ReplySender sender() {
        return new Replies(api, clock);
    }

    public ReplyPolicy policy() {
        return new Rules();
    }

    public MessageEditor editor() {
        return new Editor(api);
    }

    public Moderation moderation() {
        return new YouTubeModeration(api, config.reviews().banRejected());
    }
}
