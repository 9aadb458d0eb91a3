package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/**
 * Hides answers to our posts (page "Hide Replies"), deletes posts of ours (page "Manage Posts"), likes (page "Manage Likes"). Every
 * action may be made twice.
 */
final class XModeration implements Moderation {
    private final Api api;

    XModeration(Api api) {
        this.api = api;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        try {
            api.call(
                    account, endpoint(action), call(account, externalId, action).repeatable(), Priority.NORMAL);
        } catch (NotFound gone) {
            if (action != Action.DELETE && action != Action.UNLIKE) {
                throw gone;
            }
        } catch (DuplicateContent likedBefore) {
            if (action != Action.LIKE) {
                throw likedBefore;
            }
        }
    }

    private static Endpoint endpoint(Action action) {
        return switch (action) {
            case HIDE, UNHIDE -> Endpoint.HIDE;
            case DELETE -> Endpoint.DELETE_POST;
            case LIKE -> Endpoint.LIKE;
            case UNLIKE -> Endpoint.UNLIKE;
            case PIN, UNPIN, APPROVE, REJECT -> throw unsupported(action);
        };
    }

    private HttpCall call(AccountContext account, String id, Action action) {
        String us = account.account().id().externalId();
        return switch (action) {
            case HIDE -> hidden(id, true).named("hide");
            case UNHIDE -> hidden(id, false).named("unhide");
            case DELETE -> HttpCall.delete(api.address("tweets", id)).named("delete");
            case LIKE ->
                HttpCall.post(api.address("users", us, "likes"))
                        .json(JsonObject.create().put("tweet_id", id))
                        .named("like");
            case UNLIKE ->
                HttpCall.delete(api.address("users", us, "likes", id)).named("unlike");
            case PIN, UNPIN, APPROVE, REJECT -> throw unsupported(action);
        };
    }

    private HttpCall hidden(String id, boolean hidden) {
        return HttpCall.put(api.address("tweets", id, "hidden"))
                .json(JsonObject.create().put("hidden", hidden));
    }

    private static UnsupportedOperation unsupported(Moderation.Action action) {
        return new UnsupportedOperation("X has no " + action);
    }
}
