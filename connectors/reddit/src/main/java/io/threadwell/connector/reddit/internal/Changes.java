package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds edits, deletions and removals: Reddit tells of none. The latest posts and comments of all lists are asked for again, a hundred at
 * a time (API documentation, "GET /api/info"), and held against what they were the last time.
 */
final class Changes {
    private static final List<String> SOURCES =
            List.of(RedditConfig.SEARCH, RedditConfig.POSTS, RedditConfig.COMMENTS, RedditConfig.INBOX);

    private final RedditConfig config;
    private final Api api;
    private final Lists lists;

    Changes(RedditConfig config, Api api, Lists lists) {
        this.config = config;
        this.api = api;
        this.lists = lists;
    }

    /** One step: a list is read, or a hundred of the items are asked for. */
    PollPage poll(AccountContext account, @Nullable String cursor) {
        Known known = Known.of(cursor);
        int step = known.step();
        List<InboundEvent> events = new ArrayList<>();
        Known next = step < SOURCES.size()
                ? collected(account, SOURCES.get(step), known)
                : checked(account, step - SOURCES.size(), known, events);
        boolean ended = step + 1 >= SOURCES.size() + next.chunks();
        return new PollPage(
                events, next.at(ended ? 0 : step + 1).toCursor(), ended ? config.changesEvery() : Duration.ZERO);
    }

    private Known collected(AccountContext account, String stream, Known known) {
        Optional<HttpCall> list = lists.of(account, stream);
        if (list.isEmpty()) {
            return known;
        }
        HttpCall call = list.get().query("limit", Integer.toString(Walk.MOST));
        List<Thing> things = things(api.call(account, call, Priority.BACKGROUND));
        Known more = known;
        for (int i = things.size() - 1; i >= 0; i--) {
            Thing thing = things.get(i);
            if (!thing.is(Thing.MESSAGE) && !thing.isGone()) {
                more = more.with(thing.name(), Version.unread(thing));
            }
        }
        return more;
    }

    private Known checked(AccountContext account, int chunk, Known known, List<InboundEvent> events) {
        List<String> names = known.chunk(chunk);
        if (names.isEmpty()) {
            return known;
        }
        HttpCall call =
                api.get("/api/info").query("id", String.join(",", names)).named("look for changes");
        Map<String, Version> before = known.versions();
        Known now = known;
        for (Thing thing : things(api.call(account, call, Priority.BACKGROUND))) {
            Version version = before.get(thing.name());
            if (version != null && thing.isGone() && !version.gone()) {
                events.add(new Deleted(account.account().id(), thing.name(), api.now()));
                now = now.updated(thing.name(), version.asGone());
            } else if (version != null && !version.gone()) {
                events.addAll(changes(account.account().id(), thing, version));
                now = now.updated(thing.name(), Version.of(thing));
            }
        }
        return now;
    }

    private List<InboundEvent> changes(AccountId us, Thing thing, Version before) {
        Version now = Version.of(thing);
        List<InboundEvent> events = new ArrayList<>();
        boolean edited = !now.edited().isEmpty() && !now.edited().equals(before.edited());
        if (edited || !now.text().equals(before.text())) {
            events.add(Items.edited(us, thing, false, api.now()));
        }
        if (now.removed() != before.removed()) {
            events.add(new Hidden(us, thing.name(), now.removed(), api.now()));
        }
        return events;
    }

    private static List<Thing> things(JsonValue listing) {
        List<Thing> things = new ArrayList<>();
        for (JsonValue child : listing.at("data", "children").elements()) {
            try {
                things.add(Thing.of(child));
            } catch (Unreadable broken) {
                // The stream of the list keeps it.
            }
        }
        return things;
    }
}
