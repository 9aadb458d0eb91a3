package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Answers with posts (page "statuses API methods", "Post a new status"). The key goes along as {@code Idempotency-Key}: for an hour a
 * second post with it is the first one.
 */
final class Sender implements ReplySender {
    private final Api api;
    private final Uploads uploads;
    private final OwnPosts own;
    private final String audience;

    /** @param audience who sees public answers that do not say so themselves */
    Sender(Api api, Uploads uploads, OwnPosts own, String audience) {
        this.api = api;
        this.uploads = uploads;
        this.own = own;
        this.audience = audience;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        account.needToken();
        Answered answered = Answered.of(api, account, message);
        HttpCall call = HttpCall.post(api.address(account, "v1", "statuses"))
                .header("Idempotency-Key", message.key())
                .json(body(account, message, answered))
                .named("answer");
        JsonValue answer = api.call(account, Endpoint.POST, call, Priority.CUSTOMER);
        try {
            return result(Status.of(account.account().id(), answer), message);
        } catch (Unreadable broken) {
            throw new OutcomeUnknown(call + " was answered without the post", broken);
        }
    }

    private JsonObject body(AccountContext account, OutboundMessage message, Answered answered) {
        Content content = message.content();
        Map<String, String> attributes = content.attributes();
        JsonObject body = JsonObject.create()
                .put(
                        "status",
                        Mentions.naming(
                                answered.people(),
                                content.text(),
                                account.account().id()))
                .put("visibility", visibility(message, answered))
                .putIfPresent("in_reply_to_id", answered.id())
                .putIfPresent("quoted_status_id", attributes.get(ContentAttributes.QUOTES))
                .putIfPresent("language", attributes.get(Attributes.LANGUAGE));
        String warning = warning(attributes, answered);
        if (!warning.isEmpty()) {
            body.put("spoiler_text", warning);
        }
        if (Boolean.parseBoolean(attributes.get(Attributes.SENSITIVE))) {
            body.put("sensitive", true);
        }
        if (!content.attachments().isEmpty()) {
            body.put("media_ids", uploads.ids(account, message));
        }
        return body;
    }

    /** Whoever hid what they wrote behind a warning gets an answer behind the same. */
    private static String warning(Map<String, String> attributes, Answered answered) {
        Status status = answered.status();
        return attributes.getOrDefault(ContentAttributes.CONTENT_WARNING, status == null ? "" : status.warning());
    }

    private String visibility(OutboundMessage message, Answered answered) {
        if (message.visibility() == Visibility.PRIVATE) {
            return Status.DIRECT;
        }
        String wanted = message.content().attributes().getOrDefault(ContentAttributes.AUDIENCE, audience);
        Status status = answered.status();
        return status == null ? wanted : Audience.narrower(status.audience(), wanted);
    }

    private static SendResult result(Status posted, OutboundMessage message) {
        boolean isPrivate = message.visibility() == Visibility.PRIVATE;
        String counterpart = isPrivate ? posted.counterpart().orElse(null) : null;
        return new SendResult(List.of(posted.id()), posted.permalink(), posted.at(), counterpart);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        FindResult<Status> look = own.find(account, message, since);
        if (look instanceof FindResult.Found<Status> there) {
            return new FindResult.Found<>(result(there.value(), message));
        } else if (look instanceof FindResult.Absent) {
            return new FindResult.Absent<>();
        }
        return new FindResult.CannotTell<>("the account wrote too much meanwhile to look through");
    }
}
