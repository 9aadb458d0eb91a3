package io.threadwell.api.connector;

import io.threadwell.api.model.Network;
import java.util.Set;

/**
 * What a network is and what can be done there, as data.
 *
 * @param apiVersion the version of the network's API that the connector was written for, in the network's words
 * @param media what may be done with pictures and files
 * @param data what may be kept of people and what they write, and whether it may be passed on
 */
public record ConnectorDescriptor(
        Network network,
        String displayName,
        String apiVersion,
        Set<Capability> capabilities,
        NetworkLimits limits,
        MediaRules media,
        DataRules data) {
    public ConnectorDescriptor {
        capabilities = Set.copyOf(capabilities);
    }

    /** Of a network that sets no limits to what is kept and passed on. */
    public ConnectorDescriptor(
            Network network,
            String displayName,
            String apiVersion,
            Set<Capability> capabilities,
            NetworkLimits limits,
            MediaRules media) {
        this(network, displayName, apiVersion, capabilities, limits, media, DataRules.FREE);
    }

    /** True when the capability is declared. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
