package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.connector.youtube.YouTubeConfig;
import io.threadwell.connector.youtube.internal.Mark.Times;
import io.threadwell.connector.youtube.internal.Mark.Walk;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of a channel ({@code commentThreads.list}, {@code allThreadsRelatedToChannelId}) with their answers. */
final class CommentStreams implements PollingSource {
    static final String MOST = "100";

    private final YouTubeConfig config;
    private final Api api;
    private final Quota quota;
    private final InstantSource clock;
    private final List<View> views;

    CommentStreams(YouTubeConfig config, Api api, Quota quota, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.quota = quota;
        this.clock = clock;
        List<View> wanted = new ArrayList<>();
        wanted.add(new View("comments", null, config.pace().every()));
        if (config.reviews().held()) {
            wanted.add(new View("held", "heldForReview", config.pace().heldEvery()));
        }
        if (config.reviews().spam()) {
            wanted.add(new View("spam", "likelySpam", config.pace().heldEvery()));
        }
        this.views = List.copyOf(wanted);
    }

    @Override
    public List<String> streams() {
        return views.stream().map(View::stream).toList();
    }

    /** Makes one call. */
    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        View view = views.stream()
                .filter(one -> one.stream().equals(stream))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidRequest("YouTube has no stream " + stream + ", or the config is without"));
        Mark mark = Mark.parse(cursor, since, clock.instant());
        if (!mark.pending().isEmpty()) {
            return replies(account, view, mark);
        }
        return mark.missing().isEmpty() ? threads(account, view, mark) : missing(account, view, mark);
    }

    private PollPage threads(AccountContext account, View view, Mark given) {
        Mark mark = given.walk().page() == null ? begun(view, given) : given;
        HttpCall call = api.get("commentThreads", "snippet,replies")
                .query("allThreadsRelatedToChannelId", Names.channel(account))
                .query("order", "time")
                .query("textFormat", "plainText")
                .query("maxResults", MOST);
        HttpCall listed = view.status() == null ? call : call.query("moderationStatus", view.status());
        String page = mark.walk().page();
        JsonValue answer;
        try {
            answer = api.read(account, page == null ? listed : listed.query("pageToken", page), Priority.BACKGROUND);
        } catch (InvalidRequest gone) {
            if (page == null) {
                throw gone;
            }
            // Places in a list do not last, and YouTube has no error of its own for that.
            return new PollPage(List.of(), mark.again().toString(), view.every());
        }
        return read(account, view, mark, answer);
    }

    private Mark begun(View view, Mark mark) {
        Instant now = clock.instant();
        Times times = mark.times();
        boolean deep = view.isPublic()
                && config.pace().lookBackPages() > 1
                && !now.isBefore(times.lookedBack().plus(config.pace().lookBackEvery()));
        Walk walk = new Walk(null, 0, deep ? now : null);
        return new Mark(times, walk, mark.known(), mark.pending(), mark.missing());
    }

    private PollPage read(AccountContext account, View view, Mark mark, JsonValue answer) {
        ThreadPage page = ThreadPage.read(account.account().id(), view, mark, answer, clock.instant());
        String next =
                answer.text("nextPageToken").filter(token -> !token.isEmpty()).orElse(null);
        int pages = mark.walk().pages() + 1;
        boolean goesOn = !page.endsInKnown()
                || (mark.walk().lookBack() != null && pages < config.pace().lookBackPages());
        Walk walk = new Walk(goesOn ? next : null, pages, mark.walk().lookBack());
        Times times = mark.times();
        boolean first = mark.walk().page() == null;
        Mark after = new Mark(
                new Times(times.floor(), times.newest(), first ? page.newest() : times.seen(), times.lookedBack()),
                walk,
                first ? page.threads() : mark.known(),
                page.pending(),
                first && view.isPublic() ? mark.known().missing(page.threads(), next == null) : mark.missing());
        return told(account, view, page.events(), after);
    }

    private PollPage replies(AccountContext account, View view, Mark mark) {
        Mark.Pending thread = mark.pending().get(0);
        List<Mark.Pending> others = mark.pending().subList(1, mark.pending().size());
        HttpCall call = replies(api, thread.thread());
        String page = thread.page();
        try {
            JsonValue answer =
                    api.read(account, page == null ? call : call.query("pageToken", page), Priority.BACKGROUND);
            ReplyPage read = ReplyPage.read(account.account().id(), view, mark, answer, clock.instant());
            List<Mark.Pending> rest = new ArrayList<>(others);
            if (read.next() != null) {
                rest.add(0, thread.onPage(read.next()));
            }
            return told(account, view, read.events(), mark.withPending(rest));
        } catch (NotFound gone) {
            Deleted deleted = new Deleted(account.account().id(), thread.thread(), clock.instant());
            return told(account, view, List.of(deleted), mark.withPending(others));
        } catch (PermissionDenied notPublic) {
            return told(account, view, List.of(), mark.withPending(others));
        } catch (InvalidRequest | UnsupportedOperation refused) {
            return page == null
                    ? told(account, view, List.of(unread(account, thread)), mark.withPending(others))
                    : fromItsBeginning(view, mark, thread, others);
        }
    }

    /** One thread does not hold up all others. */
    private Unsupported unread(AccountContext account, Mark.Pending thread) {
        String raw = JsonObject.create().put("thread", thread.thread()).toString();
        return new Unsupported(
                account.account().id(), "YouTube does not give the answers of a thread", raw, clock.instant());
    }

    private static PollPage fromItsBeginning(View view, Mark mark, Mark.Pending thread, List<Mark.Pending> others) {
        List<Mark.Pending> rest = new ArrayList<>(others);
        rest.add(thread.onPage(null));
        return new PollPage(List.of(), mark.withPending(rest).toString(), view.every());
    }

    static HttpCall replies(Api api, String thread) {
        return api.get("comments", "snippet")
                .query("parentId", Names.comment(thread))
                .query("textFormat", "plainText")
                .query("maxResults", MOST);
    }

    /** What left the list was deleted, or a moderator took it off. */
    private PollPage missing(AccountContext account, View view, Mark mark) {
        String id = mark.missing().get(0);
        List<InboundEvent> events = new ArrayList<>();
        try {
            HttpCall call = api.get("comments", "snippet").query("id", Names.comment(id));
            boolean there = !api.read(account, call, Priority.BACKGROUND)
                    .get("items")
                    .elements()
                    .isEmpty();
            events.add(
                    there
                            ? new Hidden(account.account().id(), id, true, clock.instant())
                            : new Deleted(account.account().id(), id, clock.instant()));
        } catch (NotFound gone) {
            events.add(new Deleted(account.account().id(), id, clock.instant()));
        } catch (PermissionDenied | InvalidRequest | UnsupportedOperation cannotTell) {
            events.clear();
        }
        List<String> rest = mark.missing().subList(1, mark.missing().size());
        return told(account, view, events, mark.withMissing(rest));
    }

    private PollPage told(AccountContext account, View view, List<InboundEvent> events, Mark mark) {
        if (!mark.isOver()) {
            return new PollPage(events, mark.toString(), Duration.ZERO);
        }
        String poller = account.account().workspace() + "/" + account.account().id() + "/" + view.stream();
        return new PollPage(events, mark.over().toString(), quota.pause(poller, view.every()));
    }
}
