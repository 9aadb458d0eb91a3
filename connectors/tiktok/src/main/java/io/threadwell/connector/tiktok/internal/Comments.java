package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads comments as the lists of the API have them: they alone say who wrote one, and whether that was us. */
final class Comments implements ItemLookup {
    static final String LIST = "business/comment/list/";

    private final Api api;

    Comments(Api api) {
        this.api = api;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        CommentId id = CommentId.parse(reference);
        String ids = JsonArray.create().add(id.comment()).toString();
        JsonValue page = api.get(account, LIST, Map.of("video_id", id.video(), "comment_ids", ids), Priority.NORMAL);
        for (JsonValue comment : page.get("comments").elements()) {
            Optional<JsonValue> found = self(comment, id.comment());
            if (found.isPresent()) {
                return List.of(read(account, id.video(), found.get()));
            }
        }
        throw new NotFound("the comment is not there, or TikTok does not show it");
    }

    private static Optional<JsonValue> self(JsonValue comment, String id) {
        if (comment.text("comment_id").filter(id::equals).isPresent()) {
            return Optional.of(comment);
        }
        return comment.get("reply_list").elements().stream()
                .filter(reply -> reply.text("comment_id").filter(id::equals).isPresent())
                .findFirst();
    }

    /** Never throws: what cannot be read is kept. */
    InboundEvent read(AccountContext account, String video, JsonValue comment) {
        String id = comment.text("comment_id").filter(Comments::isId).orElse(null);
        Instant at = comment.instant("create_time").orElse(null);
        if (id == null || at == null) {
            return new Unsupported(
                    account.account().id(), "a comment without an id or a time", comment.raw(), api.now());
        }
        CommentId own = new CommentId(video, id);
        return new Posted(
                account.account().id(),
                own.toString(),
                thread(own, parent(comment)),
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                comment.bool("owner"),
                author(comment),
                content(comment),
                at,
                null,
                null);
    }

    /** Told as 0 where there is none. */
    private static @Nullable String parent(JsonValue comment) {
        return comment.text("parent_comment_id")
                .filter(Comments::isId)
                .filter(id -> !id.equals("0"))
                .orElse(null);
    }

    private static ThreadRef thread(CommentId own, @Nullable String parent) {
        if (parent == null) {
            return ThreadRef.rootUnder(own.toString(), own.video());
        }
        String root = new CommentId(own.video(), parent).toString();
        return ThreadRef.inThread(root, root, own.video());
    }

    private static @Nullable Author author(JsonValue comment) {
        String id = comment.text("unique_identifier")
                .or(() -> comment.text("user_id"))
                .orElse(null);
        String handle = comment.text("username").filter(name -> !name.isBlank()).orElse(null);
        String name = comment.text("display_name").map(Texts::storable).orElse(null);
        return id == null || id.isBlank()
                ? null
                : new Author(id, name, handle, handle == null ? null : "https://www.tiktok.com/@" + handle);
    }

    private static Content content(JsonValue comment) {
        List<Attachment> images = comment.text("image_url")
                .filter(url -> !url.isBlank())
                .map(url -> List.of(Attachment.of(Attachment.Kind.IMAGE, url)))
                .orElse(List.of());
        return new Content(Texts.storable(comment.text("text", "")), images, Map.of());
    }

    static boolean isId(String text) {
        return text.matches("[0-9]{1,25}");
    }
}
