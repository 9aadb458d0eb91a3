package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import java.util.Map;
import java.util.Optional;

/**
 * An account that has to be signed in: the network says who it is.
 *
 * @param identifier what it is known by at later starts; kept in the store, and no secret
 * @param grant what the network takes
 * @param kept true where the network gives a session: who has a good one is not signed in again, because networks allow few
 *     sign-ins a day
 */
public record LoginAccount(
        Network network,
        String identifier,
        Map<String, String> grant,
        boolean kept,
        ConnectPolicy history,
        Optional<Trial> trial)
        implements FileAccount {
    /** The setting of a stored account that holds the identifier. */
    public static final String IDENTIFIER = "gateway.identifier";

    public LoginAccount {
        grant = Map.copyOf(grant);
    }

    @Override
    public String title() {
        return network + " " + identifier;
    }

    @Override
    public boolean is(ChannelAccount stored) {
        return stored.id().network().equals(network)
                && identifier.equalsIgnoreCase(stored.settings().get(IDENTIFIER));
    }

    @Override
    public String toString() {
        return title();
    }
}
