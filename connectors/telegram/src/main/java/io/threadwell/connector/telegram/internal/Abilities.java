package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Map<Class<?>, Object> facets;

    public Abilities(TelegramConfig config, InstantSource clock) {
        Http http = Http.builder()
                .clock(clock)
                .callTimeout(config.callTimeout())
                .maxAnswerBytes((int) TelegramConnector.LARGEST_DOWNLOAD)
                .build();
        BotApi api = new BotApi(config, http, clock);
        GroupFilter filter = new GroupFilter(config.groups(), config.wholeGroups());
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                ReplySender.class, new Sender(api, clock),
                ReplyPolicy.class, new Rules(),
                Moderation.class, new TelegramModeration(api),
                MessageEditor.class, new Editor(api),
                ConversationSignals.class, new Typing(api),
                MediaSource.class, new FileSource(config, api, http, clock),
                Authorizer.class, new Logins(config, api)));
        if (config.webhookAddress().isPresent()) {
            ports.put(NetworkWebhook.class, new TelegramWebhook(filter));
        } else {
            ports.put(PollingSource.class, new UpdateStream(config, api, filter, clock));
        }
        this.facets = Map.copyOf(ports);
    }

    /** By their ports. */
    public Map<Class<?>, Object> facets() {
        return facets;
    }
}
