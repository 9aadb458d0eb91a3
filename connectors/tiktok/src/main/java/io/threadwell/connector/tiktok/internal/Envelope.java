package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event (page "Webhooks Overview"): what it holds is JSON written as a text. */
final class Envelope {
    static final String MEDIA = "tiktok:media/";

    private static final AccountId NOBODY = new AccountId(TikTokConnector.NETWORK, "unknown");
    private static final Set<String> NOTED = Set.of(
            "im_mark_read_msg",
            "im_referral_msg",
            "im_receive_msg_eu",
            "im_receive_high_intent_comment",
            "brand.mention.event",
            "video.upload.failed",
            "video.publish.completed",
            "portability.download.ready");

    private final JsonValue envelope;
    private final Instant told;
    private final AccountId account;

    Envelope(JsonValue envelope, Instant told) {
        this.envelope = envelope;
        this.told = told;
        this.account = envelope.text("user_openid")
                .filter(id -> !id.isEmpty() && id.length() <= 255)
                .map(id -> new AccountId(TikTokConnector.NETWORK, id))
                .orElse(NOBODY);
    }

    InboundEvent event() {
        try {
            String kind = envelope.text("event", "");
            return switch (kind) {
                case "comment.update" -> comment(content());
                case "im_receive_msg", "im_send_msg" -> message(content(), kind.equals("im_send_msg"));
                case "authorization.removed" ->
                    new Withdrawn(account, envelope.instant("create_time").orElse(told));
                default ->
                    NOTED.contains(kind)
                            ? new Noted(account, kind, told)
                            : unsupported("an event of a kind that is not known here");
            };
        } catch (Unreadable lacking) {
            return unsupported(String.valueOf(lacking.getMessage()));
        }
    }

    private Unsupported unsupported(String reason) {
        return new Unsupported(account, reason, envelope.raw(), told);
    }

    private JsonValue content() {
        JsonValue content = envelope.get("content");
        if (content.isObject()) {
            return content;
        }
        try {
            JsonValue parsed = JsonValue.parse(content.text().orElse(""));
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JsonProblem notJson) {
            throw new Unreadable("an event whose content is no JSON");
        }
        throw new Unreadable("an event whose content is no object");
    }

    private static String need(JsonValue value, String name) {
        return value.text(name)
                .filter(text -> !text.isBlank() && text.length() <= 255)
                .orElseThrow(() -> new Unreadable("an event without " + name));
    }

    /** A comment's event does not say whether it is ours, nor what its author is called: what is new is looked up. */
    private InboundEvent comment(JsonValue content) {
        String id = need(content, "comment_id");
        String video = need(content, "video_id");
        if (!Comments.isId(id) || !Comments.isId(video)) {
            throw new Unreadable("a comment whose ids are no numbers");
        }
        String item = new CommentId(video, id).toString();
        Instant at = content.instant("timestamp")
                .or(() -> envelope.instant("create_time"))
                .orElse(told);
        return switch (content.text("comment_action", "")) {
            case "insert" -> new Announced(account, item, at);
            case "delete" -> new Deleted(account, item, at);
            case "set_to_hidden", "set_to_friends_only" -> new Hidden(account, item, true, at);
            case "set_to_public" -> new Hidden(account, item, false, at);
            default -> unsupported("a comment of which something unknown is told");
        };
    }

    private InboundEvent message(JsonValue content, boolean sent) {
        String conversation = need(content, "conversation_id");
        String id = need(content, "message_id");
        String from = content.get("from_user").text("id", "");
        boolean ours = sent || from.equals(account.externalId());
        Instant at = content.instant("timestamp")
                .or(() -> envelope.instant("create_time"))
                .orElseThrow(() -> new Unreadable("a message without a time"));
        String name = content.text("from").map(Texts::storable).orElse(null);
        Author author = from.isBlank() ? null : new Author(from, name, null, null);
        return new Posted(
                account,
                id,
                ThreadRef.direct(conversation, referenced(content)),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                ours,
                author,
                said(content, conversation, id),
                at,
                null,
                null);
    }

    private static @Nullable String referenced(JsonValue content) {
        return content.get("referenced_message_info")
                .text("referenced_message_id")
                .filter(id -> !id.isBlank())
                .orElse(null);
    }

    private static Content said(JsonValue content, String conversation, String id) {
        String text = Texts.storable(content.get("text").text("body", ""));
        String quoted = referenced(content);
        return new Content(
                text,
                attachments(content, conversation, id),
                quoted == null ? Map.of() : Map.of(ContentAttributes.QUOTES, quoted));
    }

    private static List<Attachment> attachments(JsonValue content, String conversation, String id) {
        for (String kind : List.of("image", "video")) {
            String media = content.get(kind).text("media_id", "");
            if (!media.isEmpty()) {
                Attachment.Kind shown = kind.equals("image") ? Attachment.Kind.IMAGE : Attachment.Kind.VIDEO;
                return List.of(Attachment.of(shown, new MediaId(conversation, id, media).toString()));
            }
        }
        String post = content.get("share_post").text("embed_url", "");
        if (!post.isEmpty()) {
            return List.of(Attachment.of(Attachment.Kind.LINK, post));
        }
        String sticker = content.get("sticker").text("url", content.get("emoji").text("url", ""));
        return sticker.isEmpty() ? List.of() : List.of(Attachment.of(Attachment.Kind.STICKER, sticker));
    }
}
