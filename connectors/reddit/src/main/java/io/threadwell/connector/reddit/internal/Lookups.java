package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.NotFound;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** Asks for single posts and comments (API documentation, "GET /api/info"). */
final class Lookups {
    private final Api api;

    Lookups(Api api) {
        this.api = api;
    }

    /** @throws NotFound when it is gone, or nothing that we may see */
    Thing item(AccountContext account, String name) {
        HttpCall call = api.get("/api/info").query("id", name).named("get item");
        JsonValue listing = api.call(account, call, Priority.CUSTOMER);
        try {
            Thing thing = Thing.of(listing.at("data", "children").at(0));
            if (!thing.isGone()) {
                return thing;
            }
        } catch (Unreadable none) {
            throw new NotFound(call + " found nothing");
        }
        throw new NotFound("the item was deleted");
    }

    /**
     * Whoever wrote it, as Reddit writes the name.
     *
     * @throws NotFound when the item or its writer is gone
     */
    String writer(AccountContext account, String name) {
        return item(account, name).text("author").orElseThrow(() -> new NotFound("the item has no writer any more"));
    }
}
