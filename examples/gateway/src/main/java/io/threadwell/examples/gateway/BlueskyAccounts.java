package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Retryable;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our Bluesky accounts. Who is signed in already is not signed in again: Bluesky allows few sign-ins a day. */
final class BlueskyAccounts {
    private static final Logger log = LoggerFactory.getLogger(BlueskyAccounts.class);
    private static final String IDENTIFIER = "gateway.identifier";

    private final Accounts accounts;
    private final Connector connector;
    private final Bluesky config;
    private final Set<BlueskyAccount> signingIn = ConcurrentHashMap.newKeySet();

    BlueskyAccounts(Accounts accounts, Connector connector, Bluesky config) {
        this.accounts = accounts;
        this.connector = connector;
        this.config = config;
    }

    void connect(SignIn signIn) {
        signingIn.addAll(config.accounts());
        for (BlueskyAccount account : config.accounts()) {
            signIn.attempt("bluesky " + account.identifier(), () -> signIn(account));
        }
    }

    /** False while it is not known yet who some account of the file is. */
    boolean allAreKnown() {
        return signingIn.isEmpty();
    }

    /** True when the file names the account. */
    boolean has(ChannelAccount known) {
        return config.accounts().stream().anyMatch(account -> is(known, account));
    }

    private void signIn(BlueskyAccount account) {
        try {
            connect(account);
            signingIn.remove(account);
        } catch (Retryable later) {
            throw later;
        } catch (CareException refused) {
            signingIn.remove(account);
            throw refused;
        }
    }

    private void connect(BlueskyAccount account) {
        Optional<ChannelAccount> signedIn = signedIn(account);
        if (signedIn.isPresent()) {
            follow(account, signedIn.get());
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

    /** Brings what can change without a new session to what the file says. */
    private void follow(BlueskyAccount account, ChannelAccount known) {
        if (known.connectPolicy().equals(account.policy())) {
            return;
        }
        accounts.connect(new ConnectAccount(
                known.workspace(), known.id(), known.displayName(), null, known.settings(), account.policy()));
        log.info(
                "bluesky {} has another history now; what was passed over before is not fetched again",
                account.identifier());
    }

    private Optional<ChannelAccount> signedIn(BlueskyAccount account) {
        return accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(known -> is(known, account))
                .filter(known -> known.state() == AccountState.HEALTHY
                        || known.state() == AccountState.EXPIRING
                        || known.state() == AccountState.PAUSED)
                .findFirst();
    }

    private static boolean is(ChannelAccount known, BlueskyAccount account) {
        return known.id().network().equals(BlueskyConnector.NETWORK)
                && account.identifier().equalsIgnoreCase(known.settings().get(IDENTIFIER));
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
