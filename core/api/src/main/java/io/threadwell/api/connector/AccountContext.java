package io.threadwell.api.connector;

import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import org.jspecify.annotations.Nullable;

/**
 * An account as a call needs it: what it is, and the credential that is good now. The engine keeps and refreshes credentials;
 * connectors only use them.
 */
public record AccountContext(
        ChannelAccount account, @Nullable Token token) {
    /**
     * The credential.
     *
     * @throws ReauthorizationRequired when there is none
     */
    public Token needToken() {
        if (token == null) {
            throw new ReauthorizationRequired("account " + account.id() + " has no credential: authorise it");
        }
        return token;
    }
}
