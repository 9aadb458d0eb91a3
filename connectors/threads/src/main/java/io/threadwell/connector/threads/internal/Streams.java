package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.model.MessageKind;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repairs the gaps that lost webhooks leave. Threads has no list of what was answered to us: our posts and replies are walked, and what
 * stands below those that are younger than the repair window. A call of {@code poll} makes a few calls of the API; what they told is
 * kept when a later one of them must wait.
 */
final class Streams implements PollingSource {
    private static final String TIME = "timestamp";

    private static final int MOST_CALLS = 10;

    private final ThreadsConfig config;
    private final Graph graph;
    private final InstantSource clock;

    Streams(ThreadsConfig config, Graph graph, InstantSource clock) {
        this.config = config;
        this.graph = graph;
        this.clock = clock;
    }

    @Override
    public List<String> streams() {
        return List.copyOf(config.streams());
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        Walk walk = Walk.of(stream);
        Round round = round(cursor, since);
        List<InboundEvent> events = new ArrayList<>();
        for (int calls = 0; calls < MOST_CALLS && !(calls > 0 && round.isDone()); calls++) {
            List<InboundEvent> found = new ArrayList<>();
            try {
                round = step(account, walk, round, found);
            } catch (Retryable later) {
                if (calls == 0) {
                    throw later;
                }
                break;
            }
            Collections.reverse(found);
            events.addAll(found);
        }
        return new PollPage(events, round.toCursor(), round.isDone() ? config.pollEvery() : Duration.ZERO);
    }

    private Round step(AccountContext account, Walk walk, Round round, List<InboundEvent> found) {
        return round.below().isEmpty() ? list(account, walk, round, found) : deeper(account, walk, round, found);
    }

    private Round round(@Nullable String cursor, Instant since) {
        Instant now = clock.instant();
        Round last = cursor == null ? null : Round.of(cursor).orElse(null);
        if (last == null) {
            return Round.starting(since, now);
        }
        return last.isDone() ? Round.starting(last.began().minus(config.overlap()), now) : last;
    }

    private Round list(AccountContext account, Walk walk, Round round, List<InboundEvent> events) {
        Instant oldest = round.began().minus(config.repairWindow());
        Instant from = walk.below() == null || round.from().isBefore(oldest) ? round.from() : oldest;
        HttpCall call = HttpCall.get(graph.address(account.account().id().externalId(), walk.edge()))
                .query("fields", walk.fields())
                .query("since", Parts.since(from))
                .named("poll " + walk.edge());
        GraphList part = part(account, call, round.after());
        List<Round.Below> below = new ArrayList<>();
        for (JsonValue json : part.items()) {
            Item item = Item.of(account, json, clock.instant());
            String id = item.id();
            if (id != null && walk.below(json).isPresent()) {
                below.add(new Round.Below(id, null));
            }
            if (walk.told()) {
                add(events, item, round, walk.kind());
            }
        }
        return round.walked(part.endsBefore(from, TIME) ? null : part.after(), below);
    }

    private Round deeper(AccountContext account, Walk walk, Round round, List<InboundEvent> events) {
        Round.Below first = round.below().get(0);
        String edge = walk.below() == null ? "replies" : walk.below();
        HttpCall call = HttpCall.get(graph.address(first.item(), edge))
                .query("fields", walk.fieldsBelow())
                .query("reverse", "true")
                .named("poll " + edge);
        GraphList part;
        try {
            part = part(account, call, first.after());
        } catch (NotFound gone) {
            return round.deepened(null);
        } catch (InvalidRequest refused) {
            // Threads holds no list of a post that is published without reply approvals.
            if (walk.told()) {
                throw refused;
            }
            return round.deepened(null);
        }
        for (JsonValue json : part.items()) {
            add(events, Item.of(account, json, clock.instant()), round, MessageKind.COMMENT);
        }
        return round.deepened(part.endsBefore(round.from(), TIME) ? null : part.after());
    }

    private GraphList part(AccountContext account, HttpCall call, @Nullable String after) {
        HttpCall asked = after == null ? call : call.query("after", after);
        return Parts.of(graph.call(account, asked, Priority.BACKGROUND), after);
    }

    /** What happened to an item comes behind it, also once the page is turned round. */
    private static void add(List<InboundEvent> events, Item item, Round round, @Nullable MessageKind kind) {
        if (item.writtenAt().isBefore(round.from())) {
            return;
        }
        List<InboundEvent> read = new ArrayList<>(Items.read(item, kind));
        read.removeIf(Noted.class::isInstance);
        Collections.reverse(read);
        events.addAll(read);
    }
}
