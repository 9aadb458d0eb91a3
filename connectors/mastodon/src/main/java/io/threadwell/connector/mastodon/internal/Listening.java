package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.CareException;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.support.http.LiveLines;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An open connection of one account: first what was missed, then what comes. */
final class Listening implements Subscription {
    private final AccountContext account;
    private final Way way;
    private final Waiting waiting;
    private final LiveLines live;
    private final Deque<Told> taken = new ArrayDeque<>();
    private Mark mark;
    private boolean behind = true;

    /**
     * How things are read.
     *
     * @param missed the notifications since a mark
     * @param events what comes over the connection
     */
    record Way(Walk missed, UserEvents events) {}

    Listening(AccountContext account, Way way, Waiting waiting, LiveLines live, Mark mark) {
        this.account = account;
        this.way = way;
        this.waiting = waiting;
        this.live = live;
        this.mark = mark;
    }

    @Override
    public StreamPage next(Duration atMost) {
        while (behind) {
            Walk.Page page = way.missed().next(account, mark, Priority.NORMAL);
            // A first walk that took several calls has not seen what came meanwhile.
            behind = page.more() || (mark.isFirst() && mark.at() != null);
            mark = page.mark();
            if (!page.events().isEmpty()) {
                return new StreamPage(page.events(), mark.toCursor());
            }
        }
        if (taken.isEmpty()) {
            taken.addAll(waiting.take(atMost));
        }
        List<InboundEvent> events = new ArrayList<>();
        try {
            while (!taken.isEmpty()) {
                Told told = taken.element();
                events.addAll(way.events().read(account, told));
                meet(told);
                taken.remove();
            }
        } catch (CareException failed) {
            // What was read before it is given first; then it is told.
            if (events.isEmpty()) {
                throw failed;
            }
        }
        return new StreamPage(events, events.isEmpty() ? null : mark.toCursor());
    }

    private void meet(Told told) {
        if (told.kind().equals("notification")) {
            try {
                JsonValue json = JsonValue.parse(told.data());
                Instant written = json.instant("created_at").orElse(Instant.MAX);
                mark = way.missed().meet(mark, json.text("id", ""), written);
            } catch (JsonProblem broken) {
                // It was kept as unsupported, and is no place to go on from.
            }
        }
    }

    @Override
    public void close() {
        waiting.end("it was closed");
        live.close();
    }
}
