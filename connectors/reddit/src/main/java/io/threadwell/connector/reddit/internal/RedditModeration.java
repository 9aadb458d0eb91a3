package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.util.Map;

/**
 * Removes, approves and pins items where the account moderates, and deletes its own (API documentation, "moderation", "POST /api/del").
 * Every action may be made twice.
 */
final class RedditModeration implements Moderation {
    private final Api api;
    private final Lookups lookups;
    private final boolean moderates;

    /** @param moderates whether more than deleting is wanted */
    RedditModeration(Api api, Lookups lookups, boolean moderates) {
        this.api = api;
        this.lookups = lookups;
        this.moderates = moderates;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        boolean known = action == Action.DELETE || (moderates && action != Action.LIKE && action != Action.UNLIKE);
        if (!known) {
            throw new UnsupportedOperation("on Reddit, as this connector is set, there is no " + action);
        } else if (!Destination.isPublic(externalId)) {
            throw new InvalidRequest("on Reddit only posts and comments can be moderated");
        }
        switch (action) {
            case DELETE -> delete(account, externalId);
            case HIDE, REJECT -> change(account, "remove", Map.of("id", externalId, "spam", "false"));
            case UNHIDE, APPROVE -> change(account, "approve", Map.of("id", externalId));
            case PIN -> pin(account, externalId, true);
            default -> pin(account, externalId, false);
        }
    }

    private void change(AccountContext account, String method, Map<String, String> fields) {
        HttpCall call = api.post("/api/" + method, fields).repeatable().named(method);
        api.call(account, call, Priority.NORMAL);
    }

    /** A post stands at the top of its subreddit, a comment of ours at the top of its post, marked as a moderator's. */
    private void pin(AccountContext account, String name, boolean pinned) {
        try {
            if (name.startsWith(Thing.POST + "_")) {
                change(account, "set_subreddit_sticky", Map.of("id", name, "state", Boolean.toString(pinned)));
            } else {
                change(
                        account,
                        "distinguish",
                        Map.of("id", name, "how", pinned ? "yes" : "no", "sticky", Boolean.toString(pinned)));
            }
        } catch (DuplicateContent pinnedBefore) {
            // It is as it was asked to be.
        }
    }

    /** Reddit says yes to deleting what is not ours, and does nothing. */
    private void delete(AccountContext account, String name) {
        try {
            if (!lookups.item(account, name).isFrom(account.account().id().externalId())) {
                throw new PermissionDenied("on Reddit only items of ours can be deleted; others can be hidden");
            }
        } catch (NotFound gone) {
            return;
        }
        change(account, "del", Map.of("id", name));
    }
}
