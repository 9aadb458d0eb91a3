package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes direct messages (page "Manage Direct Messages"): to the counterpart of a conversation, to a group, or to whoever wrote a post.
 * Looks for ours by conversation, text and time, because X keeps no key of ours.
 */
final class PrivateMessages {
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final Api api;
    private final Query query;
    private final Uploads uploads;

    PrivateMessages(Api api, Query query, Uploads uploads) {
        this.api = api;
        this.query = query;
        this.uploads = uploads;
    }

    SendResult send(AccountContext account, OutboundMessage message) {
        String counterpart = counterpart(account, message.target());
        HttpCall call = HttpCall.post(address(counterpart, "messages"))
                .json(body(account, message))
                .named("direct message");
        JsonValue answer = api.call(account, Endpoint.SEND_MESSAGE, call, Priority.CUSTOMER);
        String id = Fields.id(answer.get("data"), "dm_event_id");
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the message's id");
        }
        return result(id, counterpart);
    }

    private JsonObject body(AccountContext account, OutboundMessage message) {
        JsonObject body = JsonObject.create();
        if (!message.content().text().isEmpty()) {
            body.put("text", message.content().text());
        }
        List<Attachment> attachments = message.content().attachments();
        if (attachments.size() > 1) {
            throw new ContentRejected("X takes one image with a direct message");
        }
        JsonArray media = JsonArray.create();
        for (String id : uploads.upload(account, attachments, "dm_image")) {
            media.add(JsonObject.create().put("media_id", id));
        }
        return media.isEmpty() ? body : body.put("attachments", media);
    }

    /** A group's conversation has an id of its own; one with a person is made when there is none yet. */
    private String address(String counterpart, String what) {
        return Conversations.group(counterpart)
                .map(group -> api.address("dm_conversations", group, what))
                .orElseGet(() -> api.address("dm_conversations", "with", counterpart, what));
    }

    private String counterpart(AccountContext account, Target target) {
        String counterpart = target.counterpart();
        return counterpart == null ? writer(account, target) : counterpart;
    }

    private String writer(AccountContext account, Target target) {
        String post = target.message();
        if (post == null) {
            throw new InvalidRequest("a direct message names its recipient, or the post whose writer it goes to");
        }
        HttpCall call = query.posts(HttpCall.get(api.address("tweets", post))).named("get post");
        String writer = Fields.id(
                api.call(account, Endpoint.LOOKUP, call, Priority.CUSTOMER).get("data"), "author_id");
        if (writer == null) {
            throw new NotFound("X does not tell who wrote post " + post);
        }
        return writer;
    }

    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        String counterpart;
        try {
            counterpart = counterpart(account, message.target());
        } catch (NotFound gone) {
            return new FindResult.CannotTell<>("X does not tell any more to whom the message would have gone");
        }
        HttpCall call = query.messages(
                        HttpCall.get(address(counterpart, "dm_events")).query("max_results", "100"))
                .named("look for direct message");
        JsonValue answer = api.call(account, Endpoint.CONVERSATION, call, Priority.CUSTOMER);
        Instant from = since.minus(SKEW);
        boolean wentBack = answer.get("meta").get("next_token").isMissing();
        for (JsonValue event : answer.get("data").elements()) {
            String id = event.text("id", "");
            boolean later = !sentAt(event, id).isBefore(from);
            wentBack |= !later;
            if (later && isOurs(account, event, message)) {
                return new FindResult.Found<>(result(id, counterpart));
            }
        }
        return wentBack
                ? new FindResult.Absent<>()
                : new FindResult.CannotTell<>("more was written meanwhile than one look shows");
    }

    private Instant sentAt(JsonValue event, String id) {
        return event.instant("created_at").or(() -> Snowflake.time(id)).orElse(Instant.EPOCH);
    }

    private static boolean isOurs(AccountContext account, JsonValue event, OutboundMessage message) {
        return account.account().id().externalId().equals(Fields.id(event, "sender_id"))
                && Fields.id(event, "id") != null
                && Wordings.same(message.content().text(), event);
    }

    private SendResult result(String id, String counterpart) {
        return new SendResult(List.of(id), null, Snowflake.time(id).orElseGet(api::now), counterpart);
    }
}
