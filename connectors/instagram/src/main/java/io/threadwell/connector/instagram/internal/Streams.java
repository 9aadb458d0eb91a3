package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.connector.instagram.InstagramConfig;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
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
 * Repairs the gaps that lost webhooks leave: walks the account's latest media and what stands below them, and the conversations that
 * something happened in. Every call of {@code poll} makes one call of the API.
 */
final class Streams implements PollingSource {
    private static final String TIME = "timestamp";
    private static final String COMMENTS = "comments";
    private static final String REPLIES = "replies";
    private static final String MESSAGES = "messages";
    private static final String BELOW = CommentItems.FIELDS + ",replies.limit(25){" + CommentItems.FIELDS + "}";
    private static final String MEDIA = "id,timestamp,comments.limit(25){" + BELOW + "}";

    private final InstagramConfig config;
    private final Graph graph;
    private final Conversations conversations;
    private final InstantSource clock;

    Streams(InstagramConfig config, Graph graph, Conversations conversations, InstantSource clock) {
        this.config = config;
        this.graph = graph;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public List<String> streams() {
        return config.streams().stream().sorted().toList();
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        Round round = round(cursor, since);
        List<InboundEvent> events = new ArrayList<>();
        Round next =
                switch (stream) {
                    case InstagramConfig.COMMENTS ->
                        round.deeper().isEmpty() ? media(account, round, events) : below(account, round, events);
                    case InstagramConfig.CONVERSATIONS ->
                        round.deeper().isEmpty() ? listed(account, round, events) : further(account, round, events);
                    default -> throw new InvalidRequest("Instagram has no such stream");
                };
        Collections.reverse(events);
        return new PollPage(events, next.toCursor(), next.isDone() ? config.pollEvery() : Duration.ZERO);
    }

    private Round round(@Nullable String cursor, Instant since) {
        Instant now = clock.instant();
        Round last = cursor == null ? null : Round.of(cursor).orElse(null);
        if (last == null) {
            return Round.starting(since, now);
        }
        return last.isDone() ? Round.starting(last.began().minus(config.overlap()), now) : last;
    }

    private Round media(AccountContext account, Round round, List<InboundEvent> events) {
        Instant oldest = round.began().minus(config.repairWindow());
        Instant from = oldest.isBefore(round.from()) ? oldest : round.from();
        HttpCall call = HttpCall.get(graph.address(account.account().id().externalId(), "media"))
                .query("fields", MEDIA)
                .query("limit", "10")
                .named("poll media");
        GraphList part = part(account, call, round.after());
        List<Round.More> more = new ArrayList<>();
        for (JsonValue media : part.items()) {
            String id = Ids.of(media.get("id"));
            if (id != null && !media.instant(TIME).orElse(from).isBefore(from)) {
                GraphList comments = GraphList.of(media.get(COMMENTS));
                comments(account, round, comments, id, events, more);
                if (comments.after() != null && !comments.endsBefore(round.from(), TIME)) {
                    more.add(new Round.More(id, COMMENTS, comments.after()));
                }
            }
        }
        return round.walked(part.endsBefore(from, TIME) ? null : part.after(), more);
    }

    /** Answers stand below comments that may be old: those of each comment that was met are looked at. */
    private void comments(
            AccountContext account,
            Round round,
            GraphList comments,
            String media,
            List<InboundEvent> events,
            List<Round.More> more) {
        for (JsonValue comment : comments.items()) {
            add(account, round, comment, media, null, events);
            String id = Ids.of(comment.get("id"));
            GraphList replies = GraphList.of(comment.get(REPLIES));
            replies.items().forEach(reply -> add(account, round, reply, media, id, events));
            if (id != null && replies.after() != null) {
                more.add(new Round.More(media + "/" + id, REPLIES, replies.after()));
            }
        }
    }

    private void add(
            AccountContext account,
            Round round,
            JsonValue comment,
            String media,
            @Nullable String parent,
            List<InboundEvent> events) {
        Instant now = clock.instant();
        if (!comment.instant(TIME).orElse(now).isBefore(round.from())) {
            InboundEvent event = CommentItems.own(account.account().id(), comment, media, parent, now);
            if (event instanceof Posted posted && comment.bool("hidden")) {
                // Events are turned round at the end: what became of the comment follows it.
                events.add(new Hidden(posted.account(), posted.externalId(), true, posted.sentAt()));
            }
            events.add(event);
        }
    }

    private Round below(AccountContext account, Round round, List<InboundEvent> events) {
        Round.More first = round.deeper().get(0);
        boolean replies = first.edge().equals(REPLIES);
        String[] path = first.node().split("/", 2);
        String node = replies && path.length == 2 ? path[1] : first.node();
        HttpCall call = HttpCall.get(graph.address(node, first.edge()))
                .query("fields", replies ? CommentItems.FIELDS : BELOW)
                .query("limit", "50")
                .named("poll " + first.edge());
        GraphList part;
        try {
            part = part(account, call, first.after());
        } catch (NotFound | InvalidRequest gone) {
            return skipped(account, round, events);
        }
        List<Round.More> more = new ArrayList<>();
        if (replies) {
            part.items().forEach(reply -> add(account, round, reply, path[0], node, events));
            return round.deepened(part.after());
        }
        comments(account, round, part, node, events, more);
        Round next = round.deepened(part.endsBefore(round.from(), TIME) ? null : part.after());
        return next.with(more);
    }

    private Round listed(AccountContext account, Round round, List<InboundEvent> events) {
        GraphList list = conversations.all(account, round.after());
        List<Round.More> more = new ArrayList<>();
        for (JsonValue conversation : list.items()) {
            GraphList messages = GraphList.of(conversation.get(MESSAGES));
            read(account, round, messages, events);
            String id = Ids.of(conversation.get("id"));
            String after = messages.endsBefore(round.from()) ? null : messages.after();
            if (id != null && after != null) {
                more.add(new Round.More(id, MESSAGES, after));
            }
        }
        return round.walked(list.endsBefore(round.from(), "updated_time") ? null : list.after(), more);
    }

    private Round further(AccountContext account, Round round, List<InboundEvent> events) {
        Round.More more = round.deeper().get(0);
        GraphList messages;
        try {
            messages = conversations.messages(account, more.node(), more.after());
        } catch (NotFound | InvalidRequest hidden) {
            return skipped(account, round, events);
        }
        read(account, round, messages, events);
        return round.deepened(messages.endsBefore(round.from()) ? null : messages.after());
    }

    /** What Instagram shows no further must not hold up the others. */
    private Round skipped(AccountContext account, Round round, List<InboundEvent> events) {
        events.add(new Noted(account.account().id(), "items not shown", clock.instant()));
        return round.deepened(null);
    }

    private void read(AccountContext account, Round round, GraphList messages, List<InboundEvent> events) {
        Instant now = clock.instant();
        for (JsonValue message : messages.items()) {
            if (!message.instant("created_time").orElse(now).isBefore(round.from())) {
                events.add(GraphMessages.event(account.account().id(), message, now));
            }
        }
    }

    private GraphList part(AccountContext account, HttpCall call, @Nullable String after) {
        HttpCall asked = after == null ? call : call.query("after", after);
        return GraphList.of(graph.call(account, asked, Priority.BACKGROUND));
    }
}
