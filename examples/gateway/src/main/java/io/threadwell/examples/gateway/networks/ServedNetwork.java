package io.threadwell.examples.gateway.networks;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A network that the file has.
 *
 * @param connector builds the connector, which is done once it is needed
 * @param webhookSecret what deliveries to {@code /webhooks/<network>} are signed with, several values with spaces between while
 *     it is replaced; empty: there is no such endpoint
 * @param vendors what its vendor has one address for, such as the pages of an app; networks that name the same, and have one secret,
 *     get each other's deliveries; empty: the network has an address of its own
 * @param accounts those that the file names
 * @param signIn how further accounts sign in with a browser; empty where they do not
 */
public record ServedNetwork(
        Network network,
        Function<InstantSource, Connector> connector,
        Optional<Secret> webhookSecret,
        Optional<String> vendors,
        List<FileAccount> accounts,
        Optional<BrowserSignIn> signIn) {
    public ServedNetwork {
        accounts = List.copyOf(accounts);
    }

    /** One with a connector alone. */
    static ServedNetwork of(Network network, Function<InstantSource, Connector> connector) {
        return new ServedNetwork(network, connector, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    ServedNetwork webhook(Secret secret) {
        return new ServedNetwork(network, connector, Optional.of(secret), vendors, accounts, signIn);
    }

    ServedNetwork sharing(String of) {
        return new ServedNetwork(network, connector, webhookSecret, Optional.of(of), accounts, signIn);
    }

    ServedNetwork accounts(List<FileAccount> named) {
        return new ServedNetwork(network, connector, webhookSecret, vendors, named, signIn);
    }

    ServedNetwork signIn(BrowserSignIn how) {
        return new ServedNetwork(network, connector, webhookSecret, vendors, accounts, Optional.of(how));
    }

    /** True when deliveries to this one's address may be for the other; each has its own. */
    public boolean sharesWith(ServedNetwork other) {
        return equals(other)
                || (vendors.isPresent()
                        && vendors.equals(other.vendors())
                        && webhookSecret.equals(other.webhookSecret()));
    }
}
