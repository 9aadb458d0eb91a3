package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.engine.ConnectAccount;
import java.util.Map;
import java.util.Optional;

/**
 * An account whose id and token the file has: it is connected at once, whether the network can be asked or not.
 *
 * @param account as it is connected
 * @param subscribing what the network takes to subscribe us to its webhooks, which is done at each start; empty: it is not done
 */
public record IdAccount(String title, ConnectAccount account, Map<String, String> subscribing, Optional<Trial> trial)
        implements FileAccount {
    public IdAccount {
        subscribing = Map.copyOf(subscribing);
    }

    @Override
    public boolean is(ChannelAccount stored) {
        return stored.id().equals(account.account());
    }

    @Override
    public String toString() {
        return title;
    }
}
