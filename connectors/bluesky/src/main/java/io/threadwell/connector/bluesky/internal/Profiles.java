package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.Author;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** Who somebody is; live feeds tell no more of an author than the DID. */
final class Profiles implements ProfileSource {
    private final BlueskyConfig config;
    private final Xrpc xrpc;

    Profiles(BlueskyConfig config, Xrpc xrpc) {
        this.config = config;
        this.xrpc = xrpc;
    }

    @Override
    public Author profile(AccountContext account, String externalId) {
        Session session = Session.of(account, config, Priority.NORMAL);
        JsonValue profile = xrpc.call(
                session, XrpcCall.query(session, "app.bsky.actor.getProfile").with("actor", externalId));
        return EventReader.author(profile).orElseThrow(() -> new NotFound("Bluesky shows no profile of " + externalId));
    }
}
