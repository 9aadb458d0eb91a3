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
 * @param sharing with which networks it may have one address for deliveries; empty: with none
 * @param accounts those that the file names
 * @param signIn how further accounts sign in with a browser; empty where they do not
 */
public record ServedNetwork(
        Network network,
        Function<InstantSource, Connector> connector,
        Optional<Secret> webhookSecret,
        Optional<SharedWebhook> sharing,
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
        return new ServedNetwork(network, connector, Optional.of(secret), sharing, accounts, signIn);
    }

    ServedNetwork sharing(SharedWebhook with) {
        return new ServedNetwork(network, connector, webhookSecret, Optional.of(with), accounts, signIn);
    }

    ServedNetwork accounts(List<FileAccount> named) {
        return new ServedNetwork(network, connector, webhookSecret, sharing, named, signIn);
    }

    ServedNetwork signIn(BrowserSignIn how) {
        return new ServedNetwork(network, connector, webhookSecret, sharing, accounts, Optional.of(how));
    }

    /** True when deliveries of one vendor's, signed with one secret, may be for either. */
    public boolean sharesWith(ServedNetwork other) {
        return sharing.isPresent()
                && sharing.map(SharedWebhook::vendors).equals(other.sharing().map(SharedWebhook::vendors))
                && webhookSecret.equals(other.webhookSecret());
    }
}
