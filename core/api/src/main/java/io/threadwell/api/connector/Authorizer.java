package io.threadwell.api.connector;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gets, renews and gives back credentials. Calls block; the engine calls each from one node at a time. */
public interface Authorizer {
    /** The permissions that must be asked for, in the network's words. */
    Set<String> scopes();

    /**
     * Where to send the person who connects an account.
     *
     * @param state comes back unchanged; the host checks it
     * @throws io.threadwell.api.error.UnsupportedOperation where the network has no such page; connect with credentials there
     */
    URI authorizeUrl(String state, URI redirect);

    /**
     * Trades what came back from the network, or credentials that a person typed, for the accounts they give access to.
     *
     * @param grant such as {@code code} and {@code redirect}, or {@code identifier} and {@code password}; the connector's
     *     documentation names them
     * @throws io.threadwell.api.error.InvalidRequest when the grant lacks something, saying what
     * @throws io.threadwell.api.error.ReauthorizationRequired when the network refuses it
     */
    List<Grant> exchange(Map<String, String> grant);

    /**
     * Gets a new token for an old one. The old one may be used up by the call.
     *
     * @throws io.threadwell.api.error.ReauthorizationRequired when it cannot be renewed
     */
    Token refresh(AccountContext account);

    /** Gives the token back, so that nobody can use it any more. Succeeds when it was dead already. */
    void revoke(AccountContext account);

    /**
     * An account that a grant gives access to.
     *
     * @param settings what the account must keep, such as its server
     */
    record Grant(String externalId, String displayName, Token token, Map<String, String> settings) {
        public Grant {
            settings = Map.copyOf(settings);
        }
    }
}
