package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads comments and posts as the API gives them (pages "Comments API", "Posts API"). Pure; never throws for what it reads. */
final class Items {
    /** LinkedIn dates a comment's creation and its first state by two clocks. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private Items() {}

    static InboundEvent comment(AccountId account, JsonValue json, Instant told) {
        return read(account, json, told, "a comment", one -> commentOf(account, one));
    }

    static InboundEvent post(AccountId account, JsonValue json, Instant told) {
        return read(account, json, told, "a post", one -> postOf(account, one));
    }

    private static InboundEvent read(
            AccountId account, JsonValue json, Instant told, String what, Function<JsonValue, InboundEvent> reader) {
        try {
            return reader.apply(json);
        } catch (Unreadable broken) {
            return new Unsupported(account, what + " " + broken.getMessage(), json.raw(), told);
        }
    }

    private static InboundEvent commentOf(AccountId account, JsonValue json) {
        CommentUrn urn = urn(json).orElseThrow(() -> new Unreadable("without an id"));
        Written written = new Written(
                account,
                author(json, "actor"),
                new Content(text(json), attachments(json.get("content"), urn.permalink()), Map.of()),
                created(json).orElseThrow(() -> new Unreadable("without a time")));
        CommentUrn parent = CommentUrn.parse(json.text("parentComment", "")).orElse(null);
        return asChanged(written.comment(urn, parent, false), changed(json));
    }

    /** The name of a comment in all the forms in which the API gives it. */
    static Optional<CommentUrn> urn(JsonValue json) {
        return CommentUrn.parse(json.text("commentUrn", ""))
                .or(() -> CommentUrn.parse(json.text("$URN", "")))
                .or(() -> CommentUrn.parse(
                        "urn:li:comment:(" + json.text("object", "") + "," + json.text("id", "") + ")"));
    }

    static String text(JsonValue comment) {
        return comment.at("message", "text").text().orElse("");
    }

    static Optional<Instant> created(JsonValue comment) {
        return comment.at("created", "time").instant();
    }

    private static Optional<Instant> changed(JsonValue comment) {
        return comment.at("lastModified", "time").instant();
    }

    private static InboundEvent postOf(AccountId account, JsonValue json) {
        String urn = json.text("id", "");
        if (!Urns.isPost(urn)) {
            throw new Unreadable("without an id");
        }
        Instant at = json.instant("publishedAt")
                .or(() -> json.instant("createdAt"))
                .orElseThrow(() -> new Unreadable("without a time"));
        List<Attachment> links = attachments(json.get("content"), Urns.permalink(urn));
        Content content = new Content(LittleText.plain(json.text("commentary", "")), links, Map.of());
        Posted post = new Written(account, author(json, "author"), content, at).post(urn);
        boolean edited = json.at("lifecycleStateInfo", "isEditedByAuthor").bool();
        return edited ? asChanged(post, json.instant("lastModifiedAt")) : post;
    }

    private static InboundEvent asChanged(Posted item, Optional<Instant> changed) {
        return changed.filter(at -> at.isAfter(item.sentAt().plus(SAME)))
                .map(at -> Written.changed(item, at))
                .orElse(item);
    }

    private static String author(JsonValue json, String field) {
        String urn = json.text(field, "");
        if (!Urns.isUrn(urn)) {
            throw new Unreadable("without an author");
        }
        return urn;
    }

    /** LinkedIn mostly names media by urns, which only its pages show: the item's own link stands for those. */
    private static List<Attachment> attachments(JsonValue content, String permalink) {
        List<Attachment> all = new ArrayList<>();
        for (JsonValue one : content.asList()) {
            String article = one.at("article", "source").text().orElse("");
            String url = one.text("url", article);
            boolean link = url.startsWith("https://") || url.startsWith("http://");
            boolean image = one.text("type", "").equalsIgnoreCase("IMAGE");
            if (link) {
                all.add(Attachment.of(image ? Attachment.Kind.IMAGE : Attachment.Kind.LINK, url));
            } else if (one.size() > 0) {
                all.add(Attachment.of(Attachment.Kind.OTHER, permalink));
            }
        }
        return all;
    }
}
