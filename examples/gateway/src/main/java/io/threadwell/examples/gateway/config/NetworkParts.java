package io.threadwell.examples.gateway.config;

import io.threadwell.examples.gateway.networks.NetworkSection;
import io.threadwell.examples.gateway.networks.NetworkSections;
import io.threadwell.examples.gateway.networks.PublicAddress;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the networks, and what signing in at them needs of the rest of the file. */
final class NetworkParts {
    private static final int LEAST_TOKEN = 16;

    private final Section root;
    private final Section section;

    NetworkParts(Section root, Section section) {
        this.root = root;
        this.section = section;
    }

    List<ServedNetwork> read(PublicAddress here) {
        List<ServedNetwork> networks = NetworkSections.ALL.stream()
                .flatMap(one -> section.section(one.network().id()).map(its -> read(one, its, here)).stream())
                .toList();
        section.end();
        if (root.has("networks") && networks.isEmpty()) {
            root.problem("networks", "needs one network at least, such as facebook");
        }
        return networks;
    }

    private static ServedNetwork read(NetworkSection one, Section section, PublicAddress here) {
        ServedNetwork network = one.read(section, here);
        section.end();
        return network;
    }

    /** A browser comes back to an address that must be exact, with a state that only we can have made. */
    void judgeSignIn(GatewayConfig config) {
        String who = config.networks().stream()
                .filter(network -> network.signIn().isPresent())
                .map(network -> network.network().id())
                .collect(Collectors.joining(", "));
        if (config.listen().publicUrl() == null) {
            root.problem(
                    "listen",
                    "publicUrl is missing: accounts of " + who
                            + " sign in with a browser, which comes back to this address, such as"
                            + " https://care.example.com");
        }
        if (config.adminToken().isEmpty()) {
            root.problem(
                    "admin",
                    "missing: accounts of " + who + " are signed in by whoever shows the operators' token: write token:"
                            + " ${ADMIN_TOKEN} below admin and set that environment variable");
        } else if (config.adminToken().get().bytes().length < LEAST_TOKEN) {
            root.problem(
                    "admin",
                    "the token needs " + LEAST_TOKEN + " characters or more where accounts sign in with a browser:"
                            + " openssl rand -base64 32 makes one");
        }
    }
}
