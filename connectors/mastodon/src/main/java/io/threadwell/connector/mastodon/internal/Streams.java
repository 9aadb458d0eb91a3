package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for notifications, for posts of our own, and for what became of the latest mentions. */
final class Streams implements PollingSource {
    private final MastodonConfig config;
    private final Lists lists;
    private final Changes changes;

    Streams(MastodonConfig config, Lists lists, Changes changes) {
        this.config = config;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public List<String> streams() {
        return List.of(MastodonConfig.NOTIFICATIONS, MastodonConfig.POSTS, MastodonConfig.CHANGES);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        return switch (stream) {
            case MastodonConfig.NOTIFICATIONS ->
                page(lists.notifications().next(account, Mark.of(cursor, since), Priority.NORMAL));
            case MastodonConfig.POSTS -> page(lists.posts().next(account, Mark.of(cursor, since), Priority.BACKGROUND));
            case MastodonConfig.CHANGES -> changes.poll(account, cursor);
            default -> throw new InvalidRequest("Mastodon has no such stream");
        };
    }

    private PollPage page(Walk.Page page) {
        return new PollPage(page.events(), page.mark().toCursor(), page.more() ? Duration.ZERO : config.pollEvery());
    }
}
