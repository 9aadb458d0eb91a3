package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.linkedin.LinkedInConfig;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for, by the names of the configuration. */
final class Streams implements PollingSource {
    private final LinkedInConfig config;
    private final NotificationStream notifications;
    private final CommentStream comments;

    Streams(LinkedInConfig config, NotificationStream notifications, CommentStream comments) {
        this.config = config;
        this.notifications = notifications;
        this.comments = comments;
    }

    @Override
    public List<String> streams() {
        return List.copyOf(config.streams());
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        return switch (stream) {
            case LinkedInConfig.NOTIFICATIONS -> notifications.poll(account, cursor, since);
            case LinkedInConfig.COMMENTS -> comments.poll(account, cursor, since);
            default -> throw new InvalidRequest("LinkedIn has no such stream");
        };
    }
}
