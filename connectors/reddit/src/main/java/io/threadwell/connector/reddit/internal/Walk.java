package io.threadwell.connector.reddit.internal;

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
import java.util.function.Function;

/**
 * Goes through a list from its newest item back to what is known (API documentation, "listings"). Nothing is asked for by
 * {@code before}: behind a name that was deleted meanwhile Reddit gives empty pages for ever. The same can happen to {@code after} in the
 * midst of a walk; then the walk goes on behind the name before that one.
 */
final class Walk {
    static final int MOST = 100;

    /** So many names of a page are remembered to go on behind. */
    private static final int ANCHORS = 5;

    private final Api api;
    private final Duration overlap;

    /** @param overlap how late something may appear behind newer items and still be told */
    Walk(Api api, Duration overlap) {
        this.api = api;
        this.overlap = overlap;
    }

    /**
     * A page.
     *
     * @param more whether there may be another one now
     */
    record Page(List<InboundEvent> events, Mark mark, boolean more) {}

    /** The next page of a list. */
    Page next(
            AccountContext account,
            HttpCall list,
            Mark mark,
            Priority priority,
            Function<JsonValue, InboundEvent> reader) {
        HttpCall call = list.query("limit", Integer.toString(MOST));
        if (!mark.at().isEmpty()) {
            call = call.query("after", mark.at().get(0));
        }
        JsonValue data = api.call(account, call, priority).get("data");
        List<JsonValue> children = data.get("children").elements();
        if (children.isEmpty()) {
            List<String> others = mark.at().isEmpty()
                    ? List.of()
                    : mark.at().subList(1, mark.at().size());
            return others.isEmpty()
                    ? new Page(List.of(), mark.done(overlap), false)
                    : new Page(List.of(), mark.goingOn(others), true);
        }
        return page(mark, data, children, reader);
    }

    private Page page(Mark mark, JsonValue data, List<JsonValue> children, Function<JsonValue, InboundEvent> reader) {
        List<InboundEvent> events = new ArrayList<>();
        Mark walked = mark;
        boolean known = false;
        for (JsonValue child : children) {
            String name = name(child);
            Instant at = child.at("data", "created_utc").instant().orElseGet(api::now);
            known = mark.knows(name, at);
            if (!known) {
                events.add(reader.apply(child));
                walked = walked.met(name, at);
            }
        }
        Collections.reverse(events);
        walked = walked.forgetting(overlap);
        boolean ended = known || data.text("after").isEmpty();
        return ended
                ? new Page(events, walked.done(overlap), false)
                : new Page(events, walked.goingOn(anchors(data, children)), true);
    }

    private static List<String> anchors(JsonValue data, List<JsonValue> children) {
        List<String> names = new ArrayList<>(children.stream()
                .flatMap(child -> child.at("data", "name").text().stream())
                .toList());
        data.text("after").ifPresent(names::add);
        Collections.reverse(names);
        return names.stream().distinct().limit(ANCHORS).toList();
    }

    /** What has no name is known by what it is, so that it is told once. */
    private static String name(JsonValue child) {
        return child.at("data", "name")
                .text()
                .orElseGet(() -> "?" + Integer.toHexString(child.raw().hashCode()));
    }
}
