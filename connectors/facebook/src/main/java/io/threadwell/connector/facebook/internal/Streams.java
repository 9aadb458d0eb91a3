package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.MessageKind;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
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
 * Repairs the gaps that lost webhooks leave: asks for posts with their comments, for posts that tag the page and for reviews.
 * Every call of {@code poll} makes one call of the Graph API. What a page's feed shows is found by the time of the post, so posts
 * stay looked at for the repair window.
 */
final class Streams implements PollingSource {
    private static final String POST = "id,message,from{id,name},created_time,permalink_url,is_hidden,attachments";
    private static final String FEED =
            POST + ",comments.filter(stream).order(reverse_chronological).limit(25){" + Comments.FIELDS + "}";
    private static final String RATING =
            "open_graph_story{id},reviewer{id,name},created_time,rating,review_text,recommendation_type";

    private final FacebookConfig config;
    private final Graph graph;
    private final InstantSource clock;

    Streams(FacebookConfig config, Graph graph, InstantSource clock) {
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
        Round round = round(cursor, since);
        List<InboundEvent> events = new ArrayList<>();
        Round next = !round.posts().isEmpty()
                ? deeper(account, round, events)
                : switch (stream) {
                    case FacebookConfig.FEED -> feed(account, round, events);
                    case FacebookConfig.TAGGED -> tagged(account, round, events);
                    case FacebookConfig.RATINGS -> ratings(account, round, events);
                    default -> throw new InvalidRequest("Facebook has no such stream");
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

    private Round feed(AccountContext account, Round round, List<InboundEvent> events) {
        Instant oldest = round.began().minus(config.repairWindow());
        HttpCall call = HttpCall.get(edge(account, "feed"))
                .query("fields", FEED)
                .query("limit", "25")
                .query("since", Long.toString(earlier(round.from(), oldest).getEpochSecond()))
                .named("poll feed");
        GraphList page = page(account, call, round);
        List<Round.More> more = new ArrayList<>();
        for (JsonValue post : page.items()) {
            Item item = item(account, post);
            String id = item.id("id");
            if (id != null) {
                GraphList comments = GraphList.of(post.get("comments"));
                comments(account, round, events, id, comments);
                if (comments.after() != null && !comments.endsBefore(round.from())) {
                    more.add(new Round.More(id, comments.after()));
                }
            }
            if (isNew(item, round)) {
                GraphItems.post(events, item, MessageKind.POST);
            }
        }
        return round.walked(page.after(), more);
    }

    private Round deeper(AccountContext account, Round round, List<InboundEvent> events) {
        Round.More more = round.posts().get(0);
        GraphList page = Comments.page(graph, account, more.post(), more.after(), Priority.BACKGROUND);
        comments(account, round, events, more.post(), page);
        return round.deepened(page.endsBefore(round.from()) ? null : page.after());
    }

    private void comments(AccountContext account, Round round, List<InboundEvent> events, String post, GraphList page) {
        for (JsonValue comment : page.items()) {
            Item item = item(account, comment);
            if (isNew(item, round)) {
                GraphItems.comment(events, item, post);
            }
        }
    }

    private Round tagged(AccountContext account, Round round, List<InboundEvent> events) {
        GraphList page = list(account, round, "tagged", POST + ",tagged_time");
        for (JsonValue post : page.items()) {
            Item item = item(account, post);
            Instant tagged = post.instant("tagged_time").orElse(item.createdAt());
            if (!tagged.isBefore(round.from())) {
                GraphItems.post(events, item, MessageKind.MENTION);
            }
        }
        return round.walked(page.endsBefore(round.from(), "tagged_time") ? null : page.after(), List.of());
    }

    private Round ratings(AccountContext account, Round round, List<InboundEvent> events) {
        GraphList page = list(account, round, "ratings", RATING);
        for (JsonValue review : page.items()) {
            Item item = item(account, review);
            if (isNew(item, round)) {
                GraphItems.review(events, item);
            }
        }
        return round.walked(page.endsBefore(round.from()) ? null : page.after(), List.of());
    }

    private GraphList list(AccountContext account, Round round, String edge, String fields) {
        HttpCall call = HttpCall.get(edge(account, edge))
                .query("fields", fields)
                .query("limit", "50")
                .named("poll " + edge);
        return page(account, call, round);
    }

    private GraphList page(AccountContext account, HttpCall call, Round round) {
        HttpCall asked = round.after() == null ? call : call.query("after", round.after());
        return GraphList.of(graph.call(account, asked, Priority.BACKGROUND));
    }

    private String edge(AccountContext account, String edge) {
        return graph.address(account.account().id().externalId(), edge);
    }

    private Item item(AccountContext account, JsonValue json) {
        return new Item(account.account().id(), json, clock.instant());
    }

    private static boolean isNew(Item item, Round round) {
        return !item.createdAt().isBefore(round.from());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
