package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Deletes comments (page "Comments API", "Delete a Comment") and likes (page "Reactions"). Every action may be made twice. */
final class LinkedInModeration implements Moderation {
    private final Api api;
    private final Comments comments;

    LinkedInModeration(Api api, Comments comments) {
        this.api = api;
        this.comments = comments;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        switch (action) {
            case DELETE -> delete(account, externalId);
            case LIKE -> like(account, externalId);
            case UNLIKE -> unlike(account, externalId);
            case HIDE, UNHIDE, PIN, UNPIN, APPROVE, REJECT ->
                throw new UnsupportedOperation("LinkedIn has no " + action);
        }
    }

    private void delete(AccountContext account, String id) {
        CommentUrn comment = CommentUrn.parse(id)
                .orElseThrow(() -> new InvalidRequest("LinkedIn lets a page delete comments and nothing else"));
        HttpCall call = HttpCall.delete(comments.addressFor(account, comment)).named("delete comment");
        try {
            api.send(account, Endpoint.DELETE_COMMENT, call.repeatable(), Priority.NORMAL);
        } catch (NotFound gone) {
            // That is what was wanted.
        }
    }

    private void like(AccountContext account, String id) {
        HttpCall call = HttpCall.post(api.address("/reactions?actor=" + Urns.encoded(Comments.us(account))))
                .json(JsonObject.create().put("root", id).put("reactionType", "LIKE"))
                .named("like");
        try {
            api.send(account, Endpoint.REACTIONS, call.repeatable(), Priority.NORMAL);
        } catch (DuplicateContent likedBefore) {
            // That is what was wanted.
        }
    }

    private void unlike(AccountContext account, String id) {
        String key = "(actor:" + Urns.encoded(Comments.us(account)) + ",entity:" + Urns.encoded(id) + ")";
        HttpCall call = HttpCall.delete(api.address("/reactions/" + key)).named("unlike");
        try {
            api.send(account, Endpoint.REACTIONS, call.repeatable(), Priority.NORMAL);
        } catch (NotFound notLiked) {
            // That is what was wanted.
        }
    }
}
