package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for what is new in the account's lists, in its modmail, and for what became of the latest items. */
final class Streams implements PollingSource {
    private static final List<String> LISTS = List.of(
            RedditConfig.INBOX,
            RedditConfig.OWN,
            RedditConfig.SENT,
            RedditConfig.POSTS,
            RedditConfig.COMMENTS,
            RedditConfig.SEARCH);

    private final RedditConfig config;
    private final Api api;
    private final Lists lists;
    private final Walk walk;
    private final Modmail modmail;
    private final Changes changes;

    Streams(RedditConfig config, Api api, Watched watched) {
        this.config = config;
        this.api = api;
        this.lists = new Lists(api, watched);
        this.walk = new Walk(api, config.overlap());
        this.modmail = new Modmail(config, api, watched);
        this.changes = new Changes(config, api, lists);
    }

    @Override
    public List<String> streams() {
        List<String> names = new ArrayList<>(LISTS);
        if (config.modmail()) {
            names.add(RedditConfig.MODMAIL);
        }
        names.add(RedditConfig.CHANGES);
        return List.copyOf(names);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (stream.equals(RedditConfig.CHANGES)) {
            return changes.poll(account, cursor);
        } else if (stream.equals(RedditConfig.MODMAIL) && config.modmail()) {
            return modmail.poll(account, cursor, since);
        } else if (!LISTS.contains(stream)) {
            throw new InvalidRequest("Reddit has no such stream");
        }
        return list(account, stream, Mark.of(cursor, since));
    }

    private PollPage list(AccountContext account, String stream, Mark mark) {
        Optional<HttpCall> list = lists.of(account, stream);
        if (list.isEmpty()) {
            return new PollPage(List.of(), null, config.pollEvery());
        }
        AccountId us = account.account().id();
        boolean found = stream.equals(RedditConfig.SEARCH);
        boolean ours = stream.equals(RedditConfig.OWN) || stream.equals(RedditConfig.SENT);
        Walk.Page page = walk.next(
                account,
                list.get(),
                mark,
                ours ? Priority.BACKGROUND : Priority.NORMAL,
                json -> Items.read(us, json, found, api.now()));
        return new PollPage(page.events(), page.mark().toCursor(), page.more() ? Duration.ZERO : config.pollEvery());
    }
}
