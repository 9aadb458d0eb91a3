package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Network;
import io.threadwell.examples.gateway.networks.BrowserSignIn;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The networks whose accounts sign in with a browser. Immutable. */
public final class SignIns {
    private final List<ServedNetwork> networks;

    public SignIns(List<ServedNetwork> networks) {
        this.networks = List.copyOf(networks);
    }

    /** Those networks, in the order of the file's documentation. */
    public List<Network> networks() {
        return networks.stream()
                .filter(network -> network.signIn().isPresent())
                .map(ServedNetwork::network)
                .toList();
    }

    /** How accounts of a network sign in; empty where they do not. */
    public Optional<BrowserSignIn> of(Network network) {
        return networks.stream()
                .filter(one -> one.network().equals(network))
                .findFirst()
                .flatMap(ServedNetwork::signIn);
    }

    /** Where to sign an account in again; empty where it needs none, or another credential in the file. */
    public Optional<URI> again(ChannelAccount account) {
        boolean ends =
                account.state() == AccountState.REAUTHORIZATION_REQUIRED || account.state() == AccountState.EXPIRING;
        return ends && SignedIn.is(account) ? of(account.id().network()).map(BrowserSignIn::page) : Optional.empty();
    }

    /** True when the file names an account: its credential there counts from the next start on. */
    boolean isInFile(ChannelAccount account) {
        return networks.stream().flatMap(one -> one.accounts().stream()).anyMatch(named -> named.is(account));
    }
}
