package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads changes of the fields {@code feed} and {@code mention}: Meta's page "Webhooks Reference: Page". */
final class FeedChanges {
    private FeedChanges() {}

    /** Posts, comments and reactions on the page. */
    static List<InboundEvent> feed(Change change) {
        return switch (change.kind()) {
            case "comment" -> comment(change, MessageKind.COMMENT, change.item().id("post_id"));
            case "post", "status", "photo", "video", "share", "link", "album", "photo-album", "note" ->
                post(change, MessageKind.POST);
            case "reaction", "like" -> reaction(change);
            default -> throw change.unknown();
        };
    }

    /** Posts and comments anywhere that name the page. */
    static List<InboundEvent> mention(Change change) {
        return switch (change.kind()) {
            case "comment" -> comment(change, MessageKind.MENTION, change.item().id("post_id"));
            case "post", "status", "photo", "video", "share", "link", "album", "photo-album", "note" ->
                post(change, MessageKind.MENTION);
            case "reaction", "like" -> reaction(change);
            default -> throw change.unknown();
        };
    }

    static List<InboundEvent> comment(Change change, MessageKind kind, @Nullable String post) {
        Item item = change.item();
        String id = item.needId("comment_id");
        return change.ofItem(id, () -> {
            ThreadRef thread = Item.thread(id, item.id("parent_id"), post);
            return posted(
                    change, kind, id, thread, item.json().text("permalink_url").orElse(null));
        });
    }

    private static List<InboundEvent> post(Change change, MessageKind kind) {
        String id = change.item().needId("post_id");
        return change.ofItem(id, () -> posted(change, kind, id, ThreadRef.root(id), permalink(change.item())));
    }

    private static Posted posted(
            Change change, MessageKind kind, String id, ThreadRef thread, @Nullable String permalink) {
        Item item = change.item();
        Author author = item.author();
        Content content =
                new Content(item.text("message"), Media.ofChange(item.json(), change.kind()), attributes(item.json()));
        return new Posted(
                item.account(),
                id,
                thread,
                Visibility.PUBLIC,
                kind,
                item.isOurs(author),
                author,
                content,
                item.createdAt(),
                permalink,
                null);
    }

    /** A comment's post comes along; one that was made for an advertisement alone stands on no page. */
    private static Map<String, String> attributes(JsonValue json) {
        Map<String, String> attributes = new HashMap<>();
        if (json.bool(Change.HIDDEN)) {
            attributes.put(Change.HIDDEN, "true");
        }
        JsonValue post = json.get("post");
        if (post.isObject() && !post.bool("is_published", true)) {
            attributes.put("unpublished-post", "true");
        }
        post.text("promotion_status")
                .filter(status -> !status.equals("inactive") && !status.equals("ineligible"))
                .ifPresent(status -> attributes.put("promotion", status));
        return attributes;
    }

    private static @Nullable String permalink(Item item) {
        return item.json()
                .text("permalink_url")
                .or(() -> item.json().at("post", "permalink_url").text())
                .orElse(null);
    }

    /** A reaction names the comment where it is one to a comment, and the post always; a like of the page itself names neither. */
    static List<InboundEvent> reaction(Change change) {
        Item item = change.item();
        String comment = item.id("comment_id");
        String target = comment != null ? comment : item.id("post_id");
        return target == null
                ? List.of(new Noted(item.account(), "page " + change.kind(), item.createdAt()))
                : change.ofReaction(target);
    }
}
