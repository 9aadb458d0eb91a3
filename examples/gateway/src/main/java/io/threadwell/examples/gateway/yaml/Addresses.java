package io.threadwell.examples.gateway.yaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses as the file writes them. */
final class Addresses {
    /** Stands for one that is wrong: nobody is there. */
    static final URI NOWHERE = URI.create("https://invalid.invalid");

    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** An http or https address with a host; empty when it is none. */
    static Optional<URI> ofWeb(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null && address.getPort() <= MAX_PORT
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    /** True when there is more than host, port and path. */
    static boolean saysMore(URI address) {
        return address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null;
    }
}
