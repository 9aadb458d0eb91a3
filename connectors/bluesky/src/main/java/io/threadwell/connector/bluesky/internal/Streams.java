package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams of an account, by name. */
final class Streams implements PollingSource {
    private static final String NOTIFICATIONS = "notifications";
    private static final String CHAT = "chat";
    private static final String REPAIR = "repair";

    private final BlueskyConfig config;
    private final NotificationStream notifications;
    private final ChatStream chat;
    private final RepairStream repair;

    Streams(BlueskyConfig config, NotificationStream notifications, ChatStream chat, RepairStream repair) {
        this.config = config;
        this.notifications = notifications;
        this.chat = chat;
        this.repair = repair;
    }

    @Override
    public List<String> streams() {
        return config.directMessages() ? List.of(NOTIFICATIONS, CHAT, REPAIR) : List.of(NOTIFICATIONS, REPAIR);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!streams().contains(stream)) {
            throw new InvalidRequest("Bluesky has no stream " + stream);
        }
        return switch (stream) {
            case NOTIFICATIONS -> notifications.poll(session(account, Priority.NORMAL), cursor, since);
            case CHAT -> chat.poll(session(account, Priority.NORMAL), cursor, since);
            default -> repair.poll(session(account, Priority.BACKGROUND), cursor, since);
        };
    }

    private Session session(AccountContext account, Priority priority) {
        return Session.of(account, config, priority);
    }
}
