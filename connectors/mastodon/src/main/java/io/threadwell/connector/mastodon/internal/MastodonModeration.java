package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;

/** Deletes and pins posts of ours, and favourites posts (page "statuses API methods"). Every action may be made twice. */
final class MastodonModeration implements Moderation {
    private final Api api;

    MastodonModeration(Api api) {
        this.api = api;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        switch (action) {
            case DELETE -> delete(account, externalId);
            case LIKE -> change(account, externalId, "favourite");
            case UNLIKE -> change(account, externalId, "unfavourite");
            case PIN -> pin(account, externalId);
            case UNPIN -> change(account, externalId, "unpin");
            case HIDE, UNHIDE, APPROVE, REJECT -> throw new UnsupportedOperation("Mastodon has no " + action);
        }
    }

    private void change(AccountContext account, String id, String method) {
        HttpCall call = HttpCall.post(api.address(account, "v1", "statuses", id, method))
                .repeatable()
                .named(method);
        api.answer(account, Endpoint.WRITE, call, Priority.NORMAL);
    }

    private void pin(AccountContext account, String id) {
        try {
            change(account, id, "pin");
        } catch (DuplicateContent pinnedBefore) {
            // It is as it was asked to be.
        }
    }

    /** A server says of other people's posts, too, that there is nothing to delete. */
    private void delete(AccountContext account, String id) {
        HttpCall call = HttpCall.delete(api.address(account, "v1", "statuses", id))
                .repeatable()
                .named("delete");
        try {
            api.answer(account, Endpoint.DELETE, call, Priority.NORMAL);
        } catch (NotFound notOurs) {
            if (isThere(account, id)) {
                throw new PermissionDenied("on Mastodon posts of ours alone can be deleted", notOurs);
            }
        }
    }

    private boolean isThere(AccountContext account, String id) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "statuses", id)).named("look for post");
        try {
            return api.answer(account, Endpoint.READ, call, Priority.NORMAL).isSuccess();
        } catch (NotFound gone) {
            return false;
        }
    }
}
