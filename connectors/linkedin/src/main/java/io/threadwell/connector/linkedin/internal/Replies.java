package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the organisation (page "Comments API", "Create a Comment"), and looks for ours by author, place, text and time, because
 * LinkedIn keeps no key of ours.
 */
final class Replies implements ReplySender {
    /** Comments are dated by another clock than ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int MOST_PAGES = 20;

    private final Api api;
    private final Comments comments;

    Replies(Api api, Comments comments) {
        this.api = api;
        this.comments = comments;
    }

    /**
     * Where an answer goes.
     *
     * @param parent the comment that it stands under; absent right below a post
     */
    private record Place(String thread, @Nullable CommentUrn parent) {
        /** LinkedIn nests comments once: an answer to an answer stands beside it, under the first comment. */
        static Place of(OutboundMessage message) {
            String target =
                    message.target().message() == null ? "" : message.target().message();
            Optional<CommentUrn> comment = CommentUrn.parse(target);
            if (comment.isPresent()) {
                String root =
                        message.target().root() == null ? "" : message.target().root();
                CommentUrn parent = CommentUrn.parse(root).orElse(comment.get());
                return new Place(parent.thread(), parent);
            }
            if (!Urns.isPost(target)) {
                throw new InvalidRequest("an answer on LinkedIn names the comment or the post that it answers");
            }
            return new Place(target, null);
        }

        /** What the comments are listed under. */
        String above() {
            return parent == null ? thread : parent.toString();
        }
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        refuseWhatThereIsNot(message);
        Place place = Place.of(message);
        JsonObject body = JsonObject.create()
                .put("actor", Comments.us(account))
                .put("object", place.thread())
                .put(
                        "message",
                        JsonObject.create().put("text", message.content().text()));
        if (place.parent() != null) {
            body.put("parentComment", place.parent().toString());
        }
        HttpCall call = HttpCall.post(comments.below(place.above())).json(body).named("answer");
        HttpAnswer answer = api.send(account, Endpoint.CREATE_COMMENT, call, Priority.CUSTOMER);
        JsonValue created = answer.jsonIfAny();
        CommentUrn urn = named(place, answer, created)
                .orElseThrow(() -> new OutcomeUnknown(call + " was answered without the comment's id"));
        return result(urn, created);
    }

    /** The body names the comment; where there is none, the headers do. */
    private static Optional<CommentUrn> named(Place place, HttpAnswer answer, JsonValue created) {
        return Items.urn(created)
                .or(() ->
                        CommentUrn.parse(answer.header("x-resourceidentity-urn").orElse("")))
                .or(() -> CommentUrn.parse("urn:li:comment:(" + place.thread() + ","
                        + answer.header("x-restli-id").orElse("") + ")"));
    }

    private SendResult result(CommentUrn urn, JsonValue comment) {
        Instant at = Items.created(comment).orElseGet(api::now);
        return new SendResult(List.of(urn.toString()), urn.permalink(), at, null);
    }

    private static void refuseWhatThereIsNot(OutboundMessage message) {
        if (message.visibility() == Visibility.PRIVATE) {
            throw new UnsupportedOperation("LinkedIn lets no page write messages");
        }
        if (!message.content().attachments().isEmpty()) {
            throw new UnsupportedOperation("LinkedIn takes no media with a comment");
        }
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        Place place = Place.of(message);
        int start = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonValue list = comments.list(account, place.above(), start, Priority.CUSTOMER);
            for (JsonValue one : list.get("elements").elements()) {
                Optional<CommentUrn> urn = Items.urn(one);
                if (urn.isPresent() && isOurs(account, one, message, since)) {
                    return new FindResult.Found<>(result(urn.get(), one));
                }
            }
            if (!Comments.goesOn(list, Comments.PAGE)) {
                return new FindResult.Absent<>();
            }
            start += list.get("elements").size();
        }
        return new FindResult.CannotTell<>("there are too many comments to look through");
    }

    private static boolean isOurs(AccountContext account, JsonValue comment, OutboundMessage message, Instant since) {
        boolean byUs = Urns.organisation(comment.text("actor", ""))
                .filter(account.account().id().externalId()::equals)
                .isPresent();
        boolean late = Items.created(comment)
                .filter(at -> !at.isBefore(since.minus(SKEW)))
                .isPresent();
        return byUs && late && Texts.same(message.content().text(), Items.text(comment));
    }
}
