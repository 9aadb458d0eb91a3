package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.LiveLines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to everything that concerns an account (page "streaming API methods", "Watch your home timeline and notifications"). A server
 * keeps nothing for those who come back: each connection first asks for the notifications since the last one.
 */
final class UserStream implements StreamSource {
    private final Api api;
    private final Lists lists;
    private final Notifications reader;

    UserStream(Api api, Lists lists, Notifications reader) {
        this.api = api;
        this.lists = lists;
        this.reader = reader;
    }

    @Override
    public List<String> streams() {
        return List.of(MastodonConfig.USER);
    }

    /** Live first, so that nothing falls between what is asked for and what is heard. */
    @Override
    public Subscription open(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(MastodonConfig.USER)) {
            throw new InvalidRequest("Mastodon has no such stream");
        }
        Waiting waiting = new Waiting(api);
        HttpCall call = HttpCall.get(api.streamAddress(account, "v1", "streaming", "user"))
                .header("Accept", "text/event-stream")
                .named("listen");
        LiveLines live = api.listen(account, call, waiting);
        UserEvents events = new UserEvents(api, reader);
        return new Listening(
                account, new Listening.Way(lists.notifications(), events), waiting, live, Mark.of(cursor, since));
    }
}
