package io.threadwell.connector.meta;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The app at Meta that accounts are connected with. Shows no secret in text.
 *
 * @param id absent where nobody logs in
 * @param secret absent where nobody logs in
 */
public record MetaApp(@Nullable String id, @Nullable Secret secret) {
    /** @throws InvalidRequest where there is none */
    public String needId() {
        if (id == null) {
            throw new InvalidRequest("logging in needs the config's appId");
        }
        return id;
    }

    /** @throws InvalidRequest where there is none */
    public Secret needSecret() {
        if (secret == null) {
            throw new InvalidRequest("logging in needs the config's appSecret");
        }
        return secret;
    }

    /** The app's own token (page "Access Tokens", "App Access Tokens"). */
    String token() {
        return needId() + "|" + needSecret().reveal();
    }
}
