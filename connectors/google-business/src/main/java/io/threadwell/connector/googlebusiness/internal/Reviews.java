package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads reviews with their answers. The API gives reviewers no id, so that a review's author is known by the review; and an answer
 * has none either: it is the review's, as of the moment at which it was given.
 */
final class Reviews {
    private static final List<String> STARS = List.of("ONE", "TWO", "THREE", "FOUR", "FIVE");
    private static final String REPLY = "/reply/";

    private Reviews() {}

    static List<InboundEvent> read(AccountId profile, JsonValue review, Instant now) {
        Optional<String> id = review.text("reviewId").filter(found -> !found.isBlank());
        Optional<Instant> created = review.instant("createTime");
        if (id.isEmpty() || created.isEmpty()) {
            return List.of(new Unsupported(profile, "a review without its id or time", review.raw(), now));
        }
        List<InboundEvent> events = new ArrayList<>();
        Posted posted = posted(profile, id.get(), review, created.get());
        Instant updated = review.instant("updateTime").orElse(created.get());
        events.add(
                updated.isAfter(created.get())
                        ? new Edited(
                                profile,
                                id.get(),
                                Long.toString(updated.toEpochMilli()),
                                posted.content().text(),
                                List.of(),
                                updated,
                                posted)
                        : posted);
        JsonValue reply = review.get("reviewReply");
        reply.instant("updateTime").ifPresent(at -> events.add(reply(profile, id.get(), reply, at)));
        return events;
    }

    private static Posted posted(AccountId profile, String id, JsonValue review, Instant created) {
        int stars = STARS.indexOf(review.text("starRating", "")) + 1;
        JsonValue reviewer = review.get("reviewer");
        String name = reviewer.bool("isAnonymous")
                ? null
                : reviewer.text("displayName").orElse(null);
        return new Posted(
                profile,
                id,
                ThreadRef.root(id),
                Visibility.PUBLIC,
                MessageKind.REVIEW,
                false,
                Author.of("reviewer-of-" + id, name),
                new Content(
                        review.text("comment", ""),
                        List.of(),
                        stars == 0 ? Map.of() : Map.of(ContentAttributes.RATING, Integer.toString(stars))),
                created,
                null,
                null);
    }

    private static Posted reply(AccountId profile, String review, JsonValue reply, Instant at) {
        return new Posted(
                profile,
                replyId(review, at),
                ThreadRef.inThread(review, review, null),
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                true,
                Author.of(profile.externalId(), null),
                Content.text(reply.text("comment", "")),
                at,
                null,
                null);
    }

    static String replyId(String review, Instant at) {
        return review + REPLY + at.toEpochMilli();
    }

    /** The review that an item is, or answers. */
    static String reviewOf(String externalId) {
        int reply = externalId.indexOf(REPLY);
        return reply < 0 ? externalId : externalId.substring(0, reply);
    }

    static boolean isReply(String externalId) {
        return externalId.contains(REPLY);
    }
}
