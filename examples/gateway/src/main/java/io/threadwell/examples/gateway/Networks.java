package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.model.Network;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ThreadwellBuilder;
import io.threadwell.examples.gateway.accounts.Attempts;
import io.threadwell.examples.gateway.accounts.FileAccounts;
import io.threadwell.examples.gateway.accounts.Removed;
import io.threadwell.examples.gateway.accounts.SignedIn;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The networks of a configuration: their connectors, endpoints and secrets, and our accounts there. */
final class Networks {
    private final List<ServedNetwork> served;
    private final InstantSource clock;
    private final Map<Network, Connector> connectors = new LinkedHashMap<>();

    Networks(GatewayConfig config, InstantSource clock) {
        this.served = config.networks();
        this.clock = clock;
        served.forEach(one -> connectors.put(one.network(), one.connector().apply(clock)));
    }

    void addTo(ThreadwellBuilder builder) {
        for (ServedNetwork one : served) {
            builder.connector(connector(one));
            if (one.webhookSecret().isPresent()) {
                String name = one.network().id();
                served.stream().filter(one::sharesWith).forEach(other -> builder.webhook(name, other.network(), name));
            }
        }
    }

    /** The secrets that deliveries are signed with, by the names that the endpoints use. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        for (ServedNetwork one : served) {
            one.webhookSecret().ifPresent(secret -> secrets.put(one.network().id(), secret.reveal()));
        }
        return secrets;
    }

    /**
     * Connects our accounts and leaves those that the file no longer names; signing in, which may take several tries, is done
     * beside.
     */
    Attempts connect(Accounts accounts) {
        Attempts attempts = new Attempts();
        Removed removed = new Removed(accounts);
        List<FileAccounts> named = served.stream()
                .map(one -> new FileAccounts(accounts, one.network(), one.accounts(), connector(one), clock))
                .toList();
        removed.leaveAllBut(stored -> named.stream().anyMatch(ours -> ours.mayHave(stored)));
        named.forEach(ours -> ours.connect(attempts, removed));
        SignedIn signedIn = new SignedIn(accounts);
        served.forEach(one -> one.signIn().ifPresent(how -> signedIn.follow(one.network(), how.history())));
        return attempts;
    }

    private Connector connector(ServedNetwork one) {
        return Objects.requireNonNull(connectors.get(one.network()));
    }
}
