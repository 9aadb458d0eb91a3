package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpCall;

/**
 * Moderates ({@code comments.setModerationStatus}) and deletes ({@code comments.delete}). Hiding a comment holds it for review; what was
 * refused stays off the page, with its answers. Doing any of it again changes nothing.
 */
final class YouTubeModeration implements Moderation {
    private final Api api;
    private final boolean banRejected;

    YouTubeModeration(Api api, boolean banRejected) {
        this.api = api;
        this.banRejected = banRejected;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        switch (action) {
            case APPROVE, UNHIDE -> api.change(account, status(externalId, "published"));
            case HIDE -> api.change(account, status(externalId, "heldForReview"));
            case REJECT -> {
                HttpCall call = status(externalId, "rejected");
                api.change(account, banRejected ? call.query("banAuthor", "true") : call);
            }
            case DELETE -> delete(account, externalId);
            case LIKE, UNLIKE, PIN, UNPIN -> throw new UnsupportedOperation("YouTube's API has no " + action);
        }
    }

    private HttpCall status(String comment, String status) {
        return api.post("comments/setModerationStatus")
                .query("id", Names.comment(comment))
                .query("moderationStatus", status)
                .repeatable()
                .named("set moderation status");
    }

    private void delete(AccountContext account, String comment) {
        HttpCall call = api.delete("comments")
                .query("id", Names.comment(comment))
                .repeatable()
                .named("delete comment");
        try {
            api.change(account, call);
        } catch (NotFound gone) {
            return;
        } catch (PermissionDenied others) {
            throw new PermissionDenied(
                    "only its author can delete a comment: refuse it instead, which takes it off the page", others);
        }
    }
}
