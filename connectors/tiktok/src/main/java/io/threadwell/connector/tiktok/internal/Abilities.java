package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.tiktok.TikTokConfig;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;

    public Abilities(TikTokConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .maxAnswerBytes(TikTokConnector.LARGEST_FILE)
                .build();
        Api api = new Api(config, http, clock);
        Comments comments = new Comments(api);
        this.facets = Map.of(
                NetworkWebhook.class, new TikTokWebhook(config.tolerance(), clock),
                PollingSource.class, new CommentStream(config.pollEvery(), api, comments),
                ItemLookup.class, comments,
                ReplySender.class, new Sender(api, comments),
                ReplyPolicy.class, new Rules(config.longestReply()),
                Moderation.class, new TikTokModeration(api),
                ConversationSignals.class, new Signs(api),
                MediaSource.class, new MessageMedia(api, http),
                Authorizer.class, new Logins(config, api));
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }
}
