package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers with posts (page "Manage Posts"), and looks for ours by text, place and time among the account's latest, because X keeps no
 * key of ours.
 */
final class PublicAnswers {
    /** Posts are dated by another clock than ours. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final int MOST_PAGES = 10;

    private final Api api;
    private final Query query;
    private final Uploads uploads;

    PublicAnswers(Api api, Query query, Uploads uploads) {
        this.api = api;
        this.query = query;
        this.uploads = uploads;
    }

    SendResult send(AccountContext account, OutboundMessage message) {
        HttpCall call = HttpCall.post(api.address("tweets"))
                .json(body(account, message))
                .named("answer");
        JsonValue answer = api.call(account, Endpoint.CREATE_POST, call, Priority.CUSTOMER);
        String id = Fields.id(answer.get("data"), "id");
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the post's id");
        }
        return result(account, id, api.now());
    }

    private JsonObject body(AccountContext account, OutboundMessage message) {
        Content content = message.content();
        String quoted = quoted(message);
        String answered = answered(message);
        JsonObject body = JsonObject.create();
        if (!content.text().isEmpty()) {
            body.put("text", content.text());
        }
        if (quoted != null && !content.attachments().isEmpty()) {
            throw new ContentRejected("X takes no images with a quote");
        }
        if (quoted != null) {
            body.put("quote_tweet_id", quoted);
        }
        if (answered != null) {
            body.put("reply", JsonObject.create().put("in_reply_to_tweet_id", answered));
        }
        if (!content.attachments().isEmpty()) {
            List<String> ids = uploads.upload(account, content.attachments(), "tweet_image");
            body.put("media", JsonObject.create().put("media_ids", ids));
        }
        return body;
    }

    private static @Nullable String quoted(OutboundMessage message) {
        return message.content().attributes().get(ContentAttributes.QUOTES);
    }

    /** What is quoted is not answered as well. */
    private static @Nullable String answered(OutboundMessage message) {
        String target = message.target().message();
        if (target == null && quoted(message) == null) {
            throw new InvalidRequest("a public answer names the post that it answers or quotes");
        }
        return target != null && target.equals(quoted(message)) ? null : target;
    }

    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        String us = account.account().id().externalId();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            HttpCall call = query.posts(HttpCall.get(api.address("users", us, "tweets"))
                            .query("since_id", Snowflake.at(since.minus(SKEW)))
                            .query("max_results", "100"))
                    .named("look for answer");
            JsonValue answer = api.call(
                    account,
                    Endpoint.TIMELINE,
                    token == null ? call : call.query("pagination_token", token),
                    Priority.CUSTOMER);
            PostReader reader = new PostReader(account.account().id(), new Includes(answer.get("includes")), api.now());
            for (JsonValue post : answer.get("data").elements()) {
                if (isOurs(reader, post, message)) {
                    Post found = reader.read(post);
                    return new FindResult.Found<>(result(account, found.name(), found.at()));
                }
            }
            token = answer.get("meta").text("next_token").orElse(null);
            if (token == null) {
                return new FindResult.Absent<>();
            }
        }
        return new FindResult.CannotTell<>("the account wrote too much meanwhile to look through");
    }

    private static boolean isOurs(PostReader reader, JsonValue json, OutboundMessage message) {
        try {
            Post post = reader.read(json);
            String answered = answered(message);
            String quoted = quoted(message);
            boolean there = answered == null || answered.equals(post.answers().parent());
            boolean same = quoted == null || quoted.equals(post.attributes().get(ContentAttributes.QUOTES));
            return there && same && Wordings.same(message.content().text(), json);
        } catch (Unreadable noPost) {
            return false;
        }
    }

    private static SendResult result(AccountContext account, String id, Instant otherwise) {
        String handle = account.account().settings().get(XConnector.HANDLE);
        Author us = new Author(account.account().id().externalId(), null, handle, null);
        Instant at = Snowflake.time(id).orElse(otherwise);
        return new SendResult(List.of(id), Posts.permalink(us, id), at, null);
    }
}
