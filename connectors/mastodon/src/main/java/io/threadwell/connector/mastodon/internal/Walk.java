package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Goes through a list of a server's that is paged by ids (page "Paginating through API responses"). Every step makes one call for a
 * page. What is younger than the overlap is read again by the next walk, because something older may still appear before it.
 */
final class Walk {
    private static final int MOST = 40;

    private final Api api;
    private final Duration overlap;
    private final Function<AccountContext, HttpCall> list;
    private final BiFunction<AccountContext, JsonValue, List<InboundEvent>> reader;

    /**
     * Of one list.
     *
     * @param list the call for it, without paging
     * @param reader reads an element
     */
    Walk(
            Api api,
            Duration overlap,
            Function<AccountContext, HttpCall> list,
            BiFunction<AccountContext, JsonValue, List<InboundEvent>> reader) {
        this.api = api;
        this.overlap = overlap;
        this.list = list;
        this.reader = reader;
    }

    /**
     * A page.
     *
     * @param more whether there may be another one now
     */
    record Page(List<InboundEvent> events, Mark mark, boolean more) {}

    /** The next page. */
    Page next(AccountContext account, Mark mark, Priority priority) {
        HttpCall call = list.apply(account).query("limit", Integer.toString(MOST));
        String at = mark.at();
        if (mark.isFirst()) {
            return back(account, mark, api.read(account, at == null ? call : call.query("max_id", at), priority));
        }
        String from = at == null ? String.valueOf(mark.after()) : at;
        return forth(account, mark, api.read(account, call.query("min_id", from), priority));
    }

    private Page back(AccountContext account, Mark mark, JsonValue answer) {
        Instant since = mark.since() == null ? Instant.EPOCH : mark.since();
        List<JsonValue> fresh = new ArrayList<>();
        Mark walked = mark;
        String oldest = null;
        boolean ended = answer.elements().isEmpty();
        for (JsonValue one : answer.elements()) {
            String id = one.text("id", "");
            Instant written = one.instant("created_at").orElse(since);
            boolean before = written.isBefore(since);
            ended |= before;
            walked = meet(walked, id, written);
            oldest = id.isEmpty() || (oldest != null && Mark.isYounger(oldest, id)) ? oldest : id;
            if (!before) {
                fresh.add(one);
            }
        }
        boolean known =
                mark.at() == null && mark.newest() != null && mark.newest().equals(walked.newest());
        List<InboundEvent> events = events(account, fresh);
        return ended || known || oldest == null || oldest.equals(mark.at())
                ? new Page(events, walked.done(), false)
                : new Page(events, walked.goingOn(oldest), true);
    }

    private Page forth(AccountContext account, Mark mark, JsonValue answer) {
        Mark walked = mark;
        String last = null;
        for (JsonValue one : answer.elements()) {
            String id = one.text("id", "");
            walked = meet(walked, id, one.instant("created_at").orElseGet(api::now));
            last = id.isEmpty() || !Mark.isYounger(last, id) ? last : id;
        }
        List<InboundEvent> events = events(account, answer.elements());
        boolean known = Objects.equals(mark.newest(), walked.newest())
                && answer.elements().size() < MOST;
        return last == null || known || last.equals(mark.at())
                ? new Page(events, walked.done(), false)
                : new Page(events, walked.goingOn(last), true);
    }

    /** Counts an item as met. */
    Mark meet(Mark mark, String id, Instant written) {
        return id.isEmpty() ? mark : mark.met(id, !written.isAfter(api.now().minus(overlap)));
    }

    private List<InboundEvent> events(AccountContext account, List<JsonValue> newestFirst) {
        List<JsonValue> inOrder = new ArrayList<>(newestFirst);
        Collections.reverse(inOrder);
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue one : inOrder) {
            events.addAll(reader.apply(account, one));
        }
        return events;
    }
}
