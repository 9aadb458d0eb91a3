package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.HttpCall;
import java.util.Optional;

/** The lists that are walked through, each by the name of its stream (API documentation, "listings", "messages", "search"). */
final class Lists {
    private final Api api;
    private final Watched watched;

    Lists(Api api, Watched watched) {
        this.api = api;
        this.watched = watched;
    }

    /** The call for a list; empty where the account has nothing to read there. */
    Optional<HttpCall> of(AccountContext account, String stream) {
        return list(account, stream).map(call -> call.named("poll " + stream));
    }

    private Optional<HttpCall> list(AccountContext account, String stream) {
        return switch (stream) {
            // Reading must not take the mark "new" away from what people have not seen.
            case RedditConfig.INBOX -> Optional.of(api.get("/message/inbox").query("mark", "false"));
            case RedditConfig.SENT -> Optional.of(api.get("/message/sent"));
            case RedditConfig.OWN -> Optional.of(own(account, "overview"));
            case RedditConfig.POSTS -> watched.subreddits(account).map(names -> posts(account, names));
            case RedditConfig.COMMENTS ->
                watched.subreddits(account).map(names -> api.get("/r/" + names + "/comments"));
            case RedditConfig.SEARCH ->
                watched.search(account).map(words -> searched(api.get("/search").query("type", "link"), words));
            default -> Optional.empty();
        };
    }

    private HttpCall posts(AccountContext account, String names) {
        return watched.subredditSearch(account)
                .map(words -> searched(api.get("/r/" + names + "/search").query("restrict_sr", "1"), words))
                .orElseGet(() -> api.get("/r/" + names + "/new"));
    }

    private static HttpCall searched(HttpCall list, String words) {
        return list.query("q", words).query("sort", "new");
    }

    /** Something that the account wrote itself, newest first: {@code overview}, {@code comments} or {@code submitted}. */
    HttpCall own(AccountContext account, String what) {
        return api.get("/user/" + account.account().id().externalId() + "/" + what)
                .query("sort", "new");
    }
}
