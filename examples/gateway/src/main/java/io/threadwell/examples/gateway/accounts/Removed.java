package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.Accounts;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts that are connected but stand in the file no more; those that signed in with a browser never stood there. What they
 * brought stays.
 */
public final class Removed {
    private static final Logger log = LoggerFactory.getLogger(Removed.class);

    private final Accounts accounts;

    public Removed(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Disconnects all accounts of the file but some. */
    public void leaveAllBut(Predicate<ChannelAccount> kept) {
        accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(account -> account.state() != AccountState.DISCONNECTED)
                .filter(account -> !SignedIn.is(account))
                .filter(kept.negate())
                .forEach(this::leave);
    }

    private void leave(ChannelAccount account) {
        try {
            accounts.disconnect(account.id());
            log.info(
                    "account {} stands in the file no more: it is disconnected, and its history is kept", account.id());
        } catch (NotFound already) {
            log.debug("account {} was disconnected by another node", account.id());
        }
    }
}
