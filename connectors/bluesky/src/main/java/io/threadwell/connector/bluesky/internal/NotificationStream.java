package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.PollPage;
import io.threadwell.connector.bluesky.BlueskyConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Mentions, replies and quotes by {@code app.bsky.notification.listNotifications}.
 *
 * <p>The network lists the newest first, filed under the earlier of the times at which a post was written (by its author's
 * clock) and taken. A post can so be filed behind others that were listed before it; each poll therefore reads back some way
 * beyond the mark, and what was seen there is in the cursor. A walk that is too long for one poll goes on in the next.
 */
final class NotificationStream {
    private static final int PAGES_A_POLL = 20;

    private final Notifications notifications;
    private final Duration interval;
    private final Duration overlap;
    private final InstantSource clock;

    NotificationStream(Notifications notifications, BlueskyConfig config, InstantSource clock) {
        this.notifications = notifications;
        this.interval = config.notificationsEvery();
        this.overlap = config.overlap();
        this.clock = clock;
    }

    PollPage poll(Session session, @Nullable String cursor, Instant since) {
        Mark mark = Mark.parse(cursor, since);
        NotificationWalk walk = new NotificationWalk(notifications, mark, overlap, clock.instant());
        for (int pages = 0; pages < PAGES_A_POLL && !walk.ended(); pages++) {
            walk.read(notifications.page(session, walk.next()));
        }
        return new PollPage(
                notifications.events(session, walk.found()),
                walk.mark().toString(),
                walk.ended() ? interval : Duration.ZERO);
    }
}
