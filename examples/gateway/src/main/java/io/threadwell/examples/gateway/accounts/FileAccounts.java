package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Network;
import io.threadwell.engine.Accounts;
import io.threadwell.examples.gateway.networks.FileAccount;
import io.threadwell.examples.gateway.networks.IdAccount;
import io.threadwell.examples.gateway.networks.LoginAccount;
import java.time.InstantSource;
import java.util.List;

/** The accounts of one network that the file names. */
public final class FileAccounts {
    private final Network network;
    private final List<FileAccount> named;
    private final IdAccounts byId;
    private final LoginAccounts byLogin;

    public FileAccounts(
            Accounts accounts, Network network, List<FileAccount> named, Connector connector, InstantSource clock) {
        this.network = network;
        this.named = List.copyOf(named);
        this.byId = new IdAccounts(accounts, connector, clock);
        this.byLogin = new LoginAccounts(accounts);
    }

    /** Connects them, beside the start where their network must be asked; then leaves those that are named no more. */
    public void connect(Attempts attempts, Removed removed) {
        for (FileAccount account : named) {
            if (account instanceof IdAccount known) {
                byId.connect(known, attempts);
            } else if (account instanceof LoginAccount login) {
                byLogin.connect(login, attempts);
            }
        }
        if (named.stream().anyMatch(LoginAccount.class::isInstance)) {
            attempts.attempt(network, "leaving " + network + " accounts", () -> leave(removed));
        }
    }

    /** False when an account is certainly none of them, though it is not known yet who everybody is. */
    public boolean mayHave(ChannelAccount stored) {
        return isHere(stored) && (has(stored) || named.stream().anyMatch(LoginAccount.class::isInstance));
    }

    /** An account under a new handle must not be taken for a removed one: first it must be known who everybody is. */
    private void leave(Removed removed) {
        if (!byLogin.allAreKnown()) {
            throw new Unavailable("accounts of the file are not signed in yet");
        }
        removed.leaveAllBut(stored -> !isHere(stored) || has(stored));
    }

    private boolean has(ChannelAccount stored) {
        return named.stream().anyMatch(account -> account.is(stored));
    }

    private boolean isHere(ChannelAccount stored) {
        return stored.id().network().equals(network);
    }
}
