package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is reached from outside.
 *
 * @param url the file's {@code listen.publicUrl}, without a slash at its end; absent where the file has none
 */
public record PublicAddress(@Nullable String url) {
    private static final String NOWHERE = "https://invalid.invalid";

    /** True when the file names it; the addresses below are of use only then. */
    public boolean isKnown() {
        return url != null;
    }

    /** Where a network delivers. */
    public URI webhook(Network network) {
        return at("/webhooks/" + network);
    }

    /** Where an operator signs accounts in. */
    public URI connect(Network network) {
        return at("/connect/" + network);
    }

    /** Where a network sends the operator's browser back to. */
    public URI callback(Network network) {
        return at("/connect/" + network + "/callback");
    }

    private URI at(String path) {
        return URI.create((url == null ? NOWHERE : url) + path);
    }
}
