package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonObject;

/** Hides, likes and pins comments on our videos, and deletes our own. */
final class TikTokModeration implements Moderation {
    private final Api api;

    TikTokModeration(Api api) {
        this.api = api;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        CommentId id = CommentId.parse(externalId);
        JsonObject comment = JsonObject.create().put("video_id", id.video()).put("comment_id", id.comment());
        switch (action) {
            case HIDE, UNHIDE -> api.repeat(account, "business/comment/hide/", comment.put("action", action.name()));
            case LIKE, UNLIKE -> api.repeat(account, "business/comment/like/", comment.put("action", action.name()));
            case PIN, UNPIN -> api.repeat(account, "business/comment/pin/", comment.put("action", action.name()));
            case DELETE ->
                api.repeat(
                        account, "business/comment/delete/", JsonObject.create().put("comment_id", id.comment()));
            default -> throw new UnsupportedOperation("TikTok has no " + action);
        }
    }
}
