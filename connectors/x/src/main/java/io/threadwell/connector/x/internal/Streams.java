package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.x.XConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks X for mentions, for the account's own posts and for direct messages. Every call of {@code poll} makes one call of the API. */
final class Streams implements PollingSource {
    private static final String MOST = "100";

    /** Recent search knows no more; a minute is left for the way of the call. */
    private static final Duration SEARCHED = Duration.ofDays(7).minusMinutes(1);

    /** An id that no walk has come to: what has none is read, and kept as what cannot be. */
    private static final String MOST_OF_ALL = Long.toString(Long.MAX_VALUE);

    private final XConfig config;
    private final Api api;
    private final Query query;
    private final Handles handles;

    Streams(XConfig config, Api api, Query query, Handles handles) {
        this.config = config;
        this.api = api;
        this.query = query;
        this.handles = handles;
    }

    @Override
    public List<String> streams() {
        return List.copyOf(config.streams());
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        Mark mark = Mark.of(cursor, since);
        if (mark.token() == null) {
            return page(account, stream, mark);
        }
        try {
            return page(account, stream, mark);
        } catch (InvalidRequest tokenIsOld) {
            return page(account, stream, mark.anew());
        }
    }

    private PollPage page(AccountContext account, String stream, Mark mark) {
        return switch (stream) {
            case XConfig.MENTIONS -> posts(account, timeline(account, "mentions", mark), Endpoint.MENTIONS, mark);
            case XConfig.POSTS -> posts(account, timeline(account, "tweets", mark), Endpoint.TIMELINE, mark);
            case XConfig.SEARCH -> posts(account, search(account, mark), Endpoint.SEARCH, mark);
            case XConfig.DIRECT_MESSAGES -> messages(account, mark);
            default -> throw new InvalidRequest("X has no such stream");
        };
    }

    private HttpCall timeline(AccountContext account, String which, Mark mark) {
        return HttpCall.get(api.address("users", account.account().id().externalId(), which))
                .query("since_id", mark.since())
                .named("poll " + which);
    }

    private HttpCall search(AccountContext account, Mark mark) {
        String handle = handles.of(account);
        String oldest = Snowflake.at(api.now().minus(SEARCHED));
        String from = Snowflake.number(mark.since()) < Snowflake.number(oldest) ? oldest : mark.since();
        return HttpCall.get(api.address("tweets", "search", "recent"))
                .query("query", "(@" + handle + " OR to:" + handle + ") -is:retweet")
                .query("since_id", from)
                .named("search mentions");
    }

    private PollPage posts(AccountContext account, HttpCall call, Endpoint endpoint, Mark mark) {
        HttpCall asked = paged(query.posts(call), mark);
        Priority priority = endpoint == Endpoint.MENTIONS ? Priority.NORMAL : Priority.BACKGROUND;
        JsonValue answer = api.call(account, endpoint, asked, priority);
        AccountId id = account.account().id();
        PostReader reader = new PostReader(id, new Includes(answer.get("includes")), api.now());
        List<InboundEvent> events = new ArrayList<>();
        Mark walked = mark;
        for (JsonValue post : answer.get("data").elements()) {
            walked = met(walked, post);
            try {
                events.add(reader.event(post));
            } catch (RuntimeException broken) {
                events.add(new Unsupported(id, "a post cannot be read", post.raw(), api.now()));
            }
        }
        return page(events, walked, next(answer));
    }

    private PollPage messages(AccountContext account, Mark mark) {
        HttpCall call = query.messages(HttpCall.get(api.address("dm_events")).named("poll direct messages"));
        JsonValue answer = api.call(account, Endpoint.MESSAGES, paged(call, mark), Priority.NORMAL);
        AccountId id = account.account().id();
        DmReader reader = new DmReader(id, new Includes(answer.get("includes")), api.now());
        List<InboundEvent> events = new ArrayList<>();
        Mark walked = mark;
        String next = next(answer);
        for (JsonValue event : answer.get("data").elements()) {
            if (mark.reaches(event.text("id", MOST_OF_ALL))) {
                next = null;
                continue;
            }
            walked = met(walked, event);
            try {
                events.add(reader.event(event));
            } catch (RuntimeException broken) {
                events.add(new Unsupported(id, "a direct message cannot be read", event.raw(), api.now()));
            }
        }
        return page(events, walked, next);
    }

    private static HttpCall paged(HttpCall call, Mark mark) {
        HttpCall most = call.query("max_results", MOST);
        return mark.token() == null ? most : most.query("pagination_token", mark.token());
    }

    private static Mark met(Mark mark, JsonValue item) {
        String id = item.text("id", "");
        return Snowflake.number(id) == 0 ? mark : mark.met(id);
    }

    private static @Nullable String next(JsonValue answer) {
        return answer.get("meta")
                .text("next_token")
                .filter(token -> !token.isEmpty())
                .orElse(null);
    }

    private PollPage page(List<InboundEvent> events, Mark mark, @Nullable String next) {
        Collections.reverse(events);
        return next == null
                ? new PollPage(events, mark.done(api.now(), config.overlap()).toCursor(), config.pollEvery())
                : new PollPage(events, mark.goingOn(next).toCursor(), Duration.ZERO);
    }
}
