package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers comments and direct messages. TikTok takes no key with an answer, so one of unknown outcome is looked for by its words. */
final class Sender implements ReplySender {
    static final String SEND = "business/message/send/";

    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Api api;
    private final Comments comments;

    Sender(Api api, Comments comments) {
        this.api = api;
        this.comments = comments;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        if (!message.content().attachments().isEmpty()) {
            throw new UnsupportedOperation("files do not go out to TikTok");
        }
        return message.visibility() == Visibility.PUBLIC ? reply(account, message) : write(account, message);
    }

    private SendResult reply(AccountContext account, OutboundMessage message) {
        CommentId to = CommentId.parse(message.target().message());
        JsonValue made = api.post(
                account,
                "business/comment/reply/create/",
                JsonObject.create()
                        .put("video_id", to.video())
                        .put("comment_id", to.comment())
                        .put("text", message.content().text()));
        String id = made.text("comment_id").filter(Comments::isId).orElseThrow(Sender::noId);
        Instant at = made.instant("create_time").orElseGet(api::now);
        return new SendResult(List.of(new CommentId(to.video(), id).toString()), null, at, null);
    }

    private SendResult write(AccountContext account, OutboundMessage message) {
        JsonObject body = to(conversation(message))
                .put("message_type", "TEXT")
                .put("text", JsonObject.create().put("body", message.content().text()));
        String quotes = message.content().attributes().get(ContentAttributes.QUOTES);
        if (quotes != null) {
            body.put("referenced_message_info", JsonObject.create().put("referenced_message_id", quotes));
        }
        JsonValue made = api.post(account, SEND, body);
        String id = made.get("message")
                .text("message_id")
                .filter(text -> !text.isBlank())
                .orElseThrow(Sender::noId);
        return new SendResult(List.of(id), null, api.now(), null);
    }

    private static OutcomeUnknown noId() {
        return new OutcomeUnknown("TikTok took the answer and told no id of it");
    }

    static JsonObject to(String conversation) {
        return JsonObject.create().put("recipient_type", "CONVERSATION").put("recipient", conversation);
    }

    private static String conversation(OutboundMessage message) {
        String counterpart = message.target().counterpart();
        if (counterpart == null) {
            throw new UnsupportedOperation("on TikTok a business writes only to who wrote to it");
        }
        return counterpart;
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        Instant earliest = since.minus(SKEW);
        return message.visibility() == Visibility.PUBLIC
                ? findReply(account, message, earliest)
                : findMessage(account, message, earliest);
    }

    private FindResult<SendResult> findReply(AccountContext account, OutboundMessage message, Instant earliest) {
        String root = message.target().root();
        CommentId below = CommentId.parse(root == null ? message.target().message() : root);
        JsonValue page = api.get(
                account,
                "business/comment/reply/list/",
                Map.of("video_id", below.video(), "comment_id", below.comment(), "max_count", "30"),
                Priority.NORMAL);
        for (JsonValue reply : page.get("comments").elements()) {
            if (comments.read(account, below.video(), reply) instanceof Posted posted
                    && posted.fromUs()
                    && !posted.sentAt().isBefore(earliest)
                    && Texts.same(message.content().text(), posted.content().text())) {
                return new FindResult.Found<>(
                        new SendResult(List.of(posted.externalId()), null, posted.sentAt(), null));
            }
        }
        return new FindResult.CannotTell<>("TikTok's list leaves replies out: look below the comment");
    }

    private FindResult<SendResult> findMessage(AccountContext account, OutboundMessage message, Instant earliest) {
        JsonValue page = api.get(
                account,
                "business/message/content/list/",
                Map.of("conversation_id", conversation(message)),
                Priority.NORMAL);
        for (JsonValue sent : page.get("messages").elements()) {
            String id = sent.text("message_id", "");
            Instant at = sent.instant("timestamp").orElse(Instant.EPOCH);
            boolean ours = sent.get("from_user").text("id", "").equals(Api.business(account));
            String text = sent.get("text").text("body", "");
            if (ours
                    && !id.isEmpty()
                    && !at.isBefore(earliest)
                    && Texts.same(message.content().text(), text)) {
                return new FindResult.Found<>(new SendResult(List.of(id), null, at, null));
            }
        }
        return new FindResult.CannotTell<>("TikTok shows the last 20 messages alone: look into the conversation");
    }
}
