package io.threadwell.examples.gateway;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import io.threadwell.api.store.AccountStore.StoredToken;
import io.threadwell.engine.Accounts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts that are connected but stand in the file no more. What they brought stays. */
final class Removed {
    private static final Logger log = LoggerFactory.getLogger(Removed.class);
    private static final int MAX_TRIES = 5;

    private final Accounts accounts;
    private final AccountStore stored;
    private final Function<AccountId, Optional<Authorizer>> authorizers;
    private final SignIn signIn;

    Removed(
            Accounts accounts,
            AccountStore stored,
            Function<AccountId, Optional<Authorizer>> authorizers,
            SignIn signIn) {
        this.accounts = accounts;
        this.stored = stored;
        this.authorizers = authorizers;
        this.signIn = signIn;
    }

    void leaveAllBut(Predicate<ChannelAccount> kept) {
        accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(account -> account.state() != AccountState.DISCONNECTED)
                .filter(kept.negate())
                .forEach(this::leave);
    }

    /** Disconnected at once; the network, which may be away or refuse a dead token, is told afterwards. */
    private void leave(ChannelAccount account) {
        Optional<Token> token = token(account.id());
        stored.removeToken(account.id());
        disconnect(account.id());
        log.info("account {} stands in the file no more: it is disconnected, and its history is kept", account.id());
        Optional<Authorizer> authorizer = authorizers.apply(account.id());
        if (token.isPresent() && authorizer.isPresent()) {
            AccountContext context = new AccountContext(account, token.get());
            signIn.attempt(
                    "giving back account " + account.id(),
                    () -> authorizer.get().revoke(context));
        }
    }

    /** Another gateway on the same store may do the same at the same moment. */
    private void disconnect(AccountId id) {
        for (int tries = 1; ; tries++) {
            try {
                accounts.disconnect(id);
                return;
            } catch (NotFound already) {
                return;
            } catch (Conflict other) {
                if (tries == MAX_TRIES) {
                    throw other;
                }
            }
        }
    }

    /** None when no key opens it any more: then there is nothing to give back. */
    private Optional<Token> token(AccountId id) {
        try {
            return stored.token(id).map(StoredToken::token);
        } catch (ReauthorizationRequired unreadable) {
            return Optional.empty();
        }
    }
}
