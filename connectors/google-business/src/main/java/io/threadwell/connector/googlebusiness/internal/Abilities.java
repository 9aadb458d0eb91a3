package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;

/** Puts the connector's parts together. */
public final class Abilities {
    private final GoogleBusinessConfig config;
    private final InstantSource clock;
    private final Http http;
    private final Api api;

    public Abilities(GoogleBusinessConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.http = Http.builder().clock(clock).build();
        this.api = new Api(http, clock);
    }

    public Authorizer authorizer() {
        return new Logins(config, http, api, clock);
    }

    public PollingSource polling() {
        return new ReviewStream(config, api, clock);
    }

    public ItemLookup lookup() {
        return new ReviewLookup(config, api, clock);
    }

    public NetworkWebhook webhook() {
        return new Notifications();
    }

    public ReplySender sender() {
        return new Replies(config, api, clock);
    }

    public ReplyPolicy policy() {
        return new Rules();
    }

    public Moderation moderation() {
        return new ReplyRemoval(config, api);
    }
}
