package io.threadwell.connector.googlebusiness;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.googlebusiness.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reviews of Google Business Profiles: read by polling and by notification, answered in public. Thread-safe; keeps nothing of an
 * account.
 *
 * <p>An account is one profile (location), known by its name in the API, such as {@code accounts/1/locations/2}. The module's README
 * names limits and permissions.
 */
public final class GoogleBusinessConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("google-business");

    /** How long an answer may be, in bytes of UTF-8; page "Review.ReviewReply" of the reference. */
    public static final int LONGEST = 4_096;

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private GoogleBusinessConnector(GoogleBusinessConfig config, InstantSource clock) {
        Set<Capability> capabilities = EnumSet.of(
                Capability.POLL, Capability.PUBLIC_REPLY, Capability.DELETE, Capability.EDITS, Capability.ECHO);
        Abilities abilities = new Abilities(config, clock);
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                Authorizer.class, abilities.authorizer(),
                PollingSource.class, abilities.polling(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation()));
        if (config.notifications()) {
            capabilities.add(Capability.WEBHOOK);
            ports.put(NetworkWebhook.class, abilities.webhook());
            ports.put(ItemLookup.class, abilities.lookup());
        }
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Google Business Profile",
                "My Business API v4.9",
                capabilities,
                new NetworkLimits(LONGEST, 0, "bytes", 0, SETTLING),
                MediaRules.linked(0));
        this.facets = Map.copyOf(ports);
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        return Optional.ofNullable(facets.get(port)).map(port::cast);
    }

    /** Collects a {@link GoogleBusinessConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable GoogleBusinessConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required. */
        public Builder config(GoogleBusinessConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming what is missing, and what to do about it */
        public GoogleBusinessConnector build() {
            if (config == null) {
                throw new InvalidRequest(
                        "Google Business Profile: config is missing: give GoogleBusinessConfig.builder()...build()");
            }
            return new GoogleBusinessConnector(config, clock);
        }
    }
}
