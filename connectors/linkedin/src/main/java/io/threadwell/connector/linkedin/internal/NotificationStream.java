package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for notifications (page "Organization Social Action Notifications", "Pull Organizational Notifications"). */
final class NotificationStream {
    private static final int PAGE = 50;
    private static final String ACTIONS = "List(COMMENT,ADMIN_COMMENT,COMMENT_EDIT,COMMENT_DELETE,SHARE_MENTION,SHARE)";

    private final LinkedInConfig config;
    private final Api api;
    private final Notifications notifications;

    NotificationStream(LinkedInConfig config, Api api, Notifications notifications) {
        this.config = config;
        this.api = api;
        this.notifications = notifications;
    }

    PollPage poll(AccountContext account, @Nullable String cursor, Instant since) {
        Window window = Window.of(cursor, since, api.now());
        JsonValue list = api.read(account, Endpoint.NOTIFICATIONS, call(account, window), Priority.BACKGROUND);
        List<JsonValue> elements = list.get("elements").elements();
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue one : elements) {
            events.add(notifications.read(one, api.now()));
        }
        // The newest come first.
        Collections.reverse(events);
        return Comments.goesOn(list, PAGE)
                ? new PollPage(events, window.goingOn(elements.size()).toCursor(), Duration.ZERO)
                : new PollPage(events, window.done(config.overlap()).toCursor(), config.notificationsEvery());
    }

    private HttpCall call(AccountContext account, Window window) {
        String range = "(start:" + window.from().toEpochMilli() + ",end:"
                + window.end().toEpochMilli() + ")";
        return HttpCall.get(api.address("/organizationalEntityNotifications?q=criteria&actions=" + ACTIONS
                        + "&organizationalEntity=" + Urns.encoded(Comments.us(account)) + "&timeRange=" + range
                        + "&start=" + window.start() + "&count=" + PAGE))
                .named("poll notifications");
    }
}
