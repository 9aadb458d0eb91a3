package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.bluesky.BlueskyConnector;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Bluesky;
import io.threadwell.examples.gateway.config.GatewayConfig.BlueskyAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our Bluesky accounts. Who is signed in already is not signed in again: Bluesky allows few sign-ins a day. */
final class BlueskyAccounts {
    private static final Logger log = LoggerFactory.getLogger(BlueskyAccounts.class);
    private static final String IDENTIFIER = "gateway.identifier";

    private final Accounts accounts;
    private final Connector connector;
    private final Bluesky config;

    BlueskyAccounts(Accounts accounts, Connector connector, Bluesky config) {
        this.accounts = accounts;
        this.connector = connector;
        this.config = config;
    }

    void connect(SignIn signIn) {
        for (BlueskyAccount account : config.accounts()) {
            signIn.attempt("bluesky " + account.identifier(), () -> connect(account));
        }
    }

    private void connect(BlueskyAccount account) {
        if (isSignedIn(account)) {
            return;
        }
        for (Grant grant : exchange(connector, account)) {
            Map<String, String> settings = new HashMap<>(grant.settings());
            settings.put(IDENTIFIER, account.identifier());
            accounts.connect(new ConnectAccount(
                    WorkspaceId.DEFAULT,
                    new AccountId(BlueskyConnector.NETWORK, grant.externalId()),
                    grant.displayName(),
                    grant.token(),
                    settings,
                    account.policy()));
            log.info("bluesky {} is connected as {}", account.identifier(), grant.externalId());
        }
    }

    private boolean isSignedIn(BlueskyAccount account) {
        return accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(known -> known.id().network().equals(BlueskyConnector.NETWORK))
                .filter(known -> account.identifier().equals(known.settings().get(IDENTIFIER)))
                .map(ChannelAccount::state)
                .anyMatch(state -> state == AccountState.HEALTHY
                        || state == AccountState.EXPIRING
                        || state == AccountState.PAUSED);
    }

    /**
     * Asks Bluesky for a session.
     *
     * @throws io.threadwell.api.error.CareException when it gives none
     */
    static List<Grant> exchange(Connector connector, BlueskyAccount account) {
        return connector
                .facet(Authorizer.class)
                .orElseThrow()
                .exchange(Map.of(
                        "service", account.service().toString(),
                        "identifier", account.identifier(),
                        "password", account.appPassword().reveal()));
    }
}
