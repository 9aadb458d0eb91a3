package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the comments on the organisation's latest posts, and through the answers to them, for what no notification told: each
 * poll makes one call.
 */
final class CommentStream {
    private static final int POSTS = 20;

    private final LinkedInConfig config;
    private final Api api;
    private final Comments comments;

    CommentStream(LinkedInConfig config, Api api, Comments comments) {
        this.config = config;
        this.api = api;
        this.comments = comments;
    }

    PollPage poll(AccountContext account, @Nullable String cursor, Instant since) {
        Round round = Round.of(cursor, since, api.now());
        List<InboundEvent> events = new ArrayList<>();
        Round next = round.waiting().isEmpty() ? listPosts(account, round) : readComments(account, round, events);
        return next.isOver()
                ? new PollPage(events, next.done(config.overlap()).toCursor(), config.commentsEvery())
                : new PollPage(events, next.toCursor(), Duration.ZERO);
    }

    private Round listPosts(AccountContext account, Round round) {
        if (!round.isListing()) {
            return round;
        }
        Instant oldest = api.now().minus(config.repairWindow());
        JsonValue list = comments.posts(account, round.posts(), POSTS);
        List<String> young = new ArrayList<>();
        boolean old = false;
        for (JsonValue post : list.get("elements").elements()) {
            String urn = post.text("id", "");
            Optional<Instant> at = post.instant("publishedAt").or(() -> post.instant("createdAt"));
            old |= at.isPresent() && at.get().isBefore(oldest);
            if (Urns.isPost(urn) && (at.isEmpty() || !at.get().isBefore(oldest))) {
                young.add(urn);
            }
        }
        int got = list.get("elements").size();
        return round.listed(got, old || !Comments.goesOn(list, POSTS), young);
    }

    private Round readComments(AccountContext account, Round round, List<InboundEvent> events) {
        String above = round.waiting().get(0);
        JsonValue list;
        try {
            list = comments.list(account, above, round.start(), Priority.BACKGROUND);
        } catch (NotFound deletedMeanwhile) {
            return round.read(0, true, List.of());
        }
        AccountId id = account.account().id();
        List<String> answered = new ArrayList<>();
        for (JsonValue comment : list.get("elements").elements()) {
            if (!isKnown(comment, round)) {
                events.add(Items.comment(id, comment, api.now()));
            }
            if (hasAnswers(comment)) {
                Items.urn(comment).map(CommentUrn::toString).ifPresent(answered::add);
            }
        }
        int got = list.get("elements").size();
        return round.read(got, !Comments.goesOn(list, Comments.PAGE), answered);
    }

    private boolean isKnown(JsonValue comment, Round round) {
        Optional<Instant> latest = comment.at("lastModified", "time").instant().or(() -> Items.created(comment));
        return latest.isPresent() && latest.get().isBefore(round.since());
    }

    private static boolean hasAnswers(JsonValue comment) {
        JsonValue summary = comment.get("commentsSummary");
        return summary.longValue("totalFirstLevelComments", 0) > 0
                || summary.longValue("aggregatedTotalComments", 0) > 0;
    }
}
