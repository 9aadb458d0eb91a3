package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.networks.LoginAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts that have to be signed in. Who has a session is not signed in again; a token that does not end is shown at each start,
 * which subscribes it anew, too, where the network needs that.
 */
final class LoginAccounts {
    private static final Logger log = LoggerFactory.getLogger(LoginAccounts.class);

    private final Accounts accounts;
    private final Set<LoginAccount> signingIn = ConcurrentHashMap.newKeySet();

    LoginAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    void connect(LoginAccount wanted, Attempts attempts) {
        signingIn.add(wanted);
        attempts.attempt(wanted.network(), wanted.title(), () -> signIn(wanted));
    }

    /** False while it is not known yet who some account of the file is. */
    boolean allAreKnown() {
        return signingIn.isEmpty();
    }

    private void signIn(LoginAccount wanted) {
        try {
            signInOrFollow(wanted);
            signingIn.remove(wanted);
        } catch (Retryable later) {
            throw later;
        } catch (CareException refused) {
            signingIn.remove(wanted);
            throw refused;
        }
    }

    private void signInOrFollow(LoginAccount wanted) {
        Optional<ChannelAccount> session = wanted.kept() ? session(wanted) : Optional.empty();
        if (session.isPresent()) {
            follow(wanted, session.get());
            return;
        }
        for (ConnectAccount granted :
                accounts.granted(WorkspaceId.DEFAULT, wanted.network(), wanted.grant(), wanted.history())) {
            Map<String, String> settings = new HashMap<>(granted.settings());
            settings.put(LoginAccount.IDENTIFIER, wanted.identifier());
            ChannelAccount account = Contested.connect(accounts, granted.settings(settings));
            if (account.state() == AccountState.REAUTHORIZATION_REQUIRED) {
                // the network has just taken the token that it had refused
                accounts.reauthorize(account.id(), Objects.requireNonNull(granted.token()));
            }
            log.info("{} is connected as {}", wanted.title(), account.id().externalId());
        }
    }

    /** Brings what can change without a new session to what the file says. */
    private void follow(LoginAccount wanted, ChannelAccount known) {
        if (known.connectPolicy().equals(wanted.history())) {
            return;
        }
        accounts.connect(new ConnectAccount(
                known.workspace(), known.id(), known.displayName(), null, known.settings(), wanted.history()));
        log.info("{} has another history now; what was passed over before is not fetched again", wanted.title());
    }

    private Optional<ChannelAccount> session(LoginAccount wanted) {
        return accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(wanted::is)
                .filter(known -> known.state() == AccountState.HEALTHY
                        || known.state() == AccountState.EXPIRING
                        || known.state() == AccountState.PAUSED)
                .findFirst();
    }
}
