package io.threadwell.examples.gateway.networks;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Tries a credential as far as that goes without changing anything at the network. */
@FunctionalInterface
public interface Trial {
    /**
     * Asks the network.
     *
     * @return what was found
     * @throws io.threadwell.api.error.CareException when the credential is refused, or the network cannot be asked
     */
    String run(Connector connector, Instant now);

    /** Reads one of an account's streams. */
    static Trial reading(AccountId id, Token token, String stream) {
        return (connector, now) -> {
            connector.facet(PollingSource.class).orElseThrow().poll(context(id, token, now), stream, null, now);
            return "the token reads the page's " + stream;
        };
    }

    /** Asks for a token that does not end, which only shows whether it is still good. */
    static Trial renewing(AccountId id, Token token) {
        return (connector, now) -> {
            authorizer(connector).refresh(context(id, token, now));
            return "the token is good";
        };
    }

    /** Signs in, where that changes nothing. */
    static Trial signingIn(Map<String, String> grant) {
        return (connector, now) ->
                "signed in as " + authorizer(connector).exchange(grant).get(0).externalId();
    }

    /**
     * Trades a code that nobody gave. A network that refuses the code has taken the app's id and secret before; one that refuses
     * those says so.
     */
    static Trial ofApp(URI redirect) {
        Map<String, String> grant = Map.of("code", "check", "state", "check", "redirect", redirect.toString());
        return (connector, now) -> {
            try {
                authorizer(connector).exchange(grant);
            } catch (ReauthorizationRequired codeRefused) {
                return "the app's id and secret are taken";
            }
            return "the app's id and secret are taken, and any code";
        };
    }

    private static Authorizer authorizer(Connector connector) {
        return connector.facet(Authorizer.class).orElseThrow();
    }

    private static AccountContext context(AccountId id, Token token, Instant now) {
        ChannelAccount account = new ChannelAccount(
                id,
                WorkspaceId.DEFAULT,
                id.externalId(),
                Map.of(),
                ConnectPolicy.fromNow(),
                now,
                AccountState.HEALTHY,
                null,
                0);
        return new AccountContext(account, token);
    }
}
