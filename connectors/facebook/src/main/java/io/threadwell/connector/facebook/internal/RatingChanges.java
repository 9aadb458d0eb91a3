package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads changes of the field {@code ratings}: reviews and recommendations of the page, and what is said below them. */
final class RatingChanges {
    private RatingChanges() {}

    static List<InboundEvent> of(Change change) {
        return switch (change.kind()) {
            case "rating" -> review(change);
            case "comment" -> FeedChanges.comment(change, MessageKind.COMMENT, story(change));
            case "reaction", "like" -> reaction(change);
            default -> throw change.unknown();
        };
    }

    private static String story(Change change) {
        String story = change.item().id("open_graph_story_id");
        return story != null ? story : change.item().needId("review_id");
    }

    private static List<InboundEvent> review(Change change) {
        String id = story(change);
        Item item = change.item();
        return change.ofItem(id, () -> {
            Author reviewer = item.author("reviewer_id", "reviewer_name");
            return posted(item, id, reviewer == null ? item.author() : reviewer);
        });
    }

    private static List<InboundEvent> reaction(Change change) {
        String comment = change.item().id("comment_id");
        return change.ofReaction(comment != null ? comment : story(change));
    }

    /** A review, which has the same fields in a webhook as in the Graph API. */
    static Posted posted(Item item, String id, @Nullable Author author) {
        Map<String, String> attributes = new HashMap<>();
        item.json().text("rating").ifPresent(stars -> attributes.put("rating", stars));
        item.json().text("recommendation_type").ifPresent(type -> attributes.put("recommendation_type", type));
        return new Posted(
                item.account(),
                id,
                ThreadRef.root(id),
                Visibility.PUBLIC,
                MessageKind.REVIEW,
                item.isOurs(author),
                author,
                new Content(item.text("review_text"), List.of(), attributes),
                item.createdAt(),
                null,
                null);
    }
}
