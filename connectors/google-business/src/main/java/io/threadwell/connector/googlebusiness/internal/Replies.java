package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Answers reviews ({@code accounts.locations.reviews.updateReply}). A review has one answer: another one takes its place. */
final class Replies implements ReplySender {
    private final GoogleBusinessConfig config;
    private final Api api;
    private final InstantSource clock;

    Replies(GoogleBusinessConfig config, Api api, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        String review = review(message);
        HttpCall call = HttpCall.put(Names.review(config.reviews(), account, review) + "/reply")
                .json(JsonObject.create().put("comment", message.content().text()))
                .named("answer review");
        JsonValue reply = api.change(account, call);
        return result(review, reply);
    }

    private SendResult result(String review, JsonValue reply) {
        Instant at = reply.instant("updateTime").orElseGet(clock::instant);
        return new SendResult(List.of(Reviews.replyId(review, at)), null, at, null);
    }

    private static String review(OutboundMessage message) {
        if (message.visibility() == Visibility.PRIVATE) {
            throw new UnsupportedOperation("reviewers cannot be written to in private");
        }
        String target = message.target().root() == null
                ? message.target().message()
                : message.target().root();
        if (target == null) {
            throw new InvalidRequest("an answer needs the review that it answers");
        }
        return Reviews.reviewOf(target);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        String review = review(message);
        HttpCall call =
                HttpCall.get(Names.review(config.reviews(), account, review)).named("get review");
        JsonValue reply =
                api.read(account.needToken().access(), call, Priority.CUSTOMER).get("reviewReply");
        boolean ours = Texts.same(message.content().text(), reply.text("comment", ""));
        return ours ? new FindResult.Found<>(result(review, reply)) : new FindResult.Absent<>();
    }
}
