package io.threadwell.connector.bluesky;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.bluesky.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bluesky: mentions, replies and quotes by polling, answers in the thread, direct messages. Thread-safe; keeps nothing of an
 * account but caches of what never changes.
 *
 * <p>An account is known by its DID. It is connected with {@code identifier} (handle, DID or e-mail address), {@code password}
 * (an app password; one with access to direct messages where those are wanted) and, for accounts elsewhere than on
 * {@code bsky.social}, {@code service}. Its setting {@code listen} holds names to hear in posts that mention nobody. The module's README names limits and permissions.
 */
public final class BlueskyConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("bluesky");

    private static final Set<Capability> PUBLIC = EnumSet.of(
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.SEND_IMAGES,
            Capability.HIDE,
            Capability.DELETE,
            Capability.LIKE,
            Capability.DELETIONS,
            Capability.ECHO);

    private static final Duration SETTLING = Duration.ofSeconds(15);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private BlueskyConnector(Builder builder) {
        Abilities abilities = new Abilities(builder.config, builder.clock);
        this.descriptor =
                describe(builder.config.directMessages(), abilities.listening().isPresent());
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                Authorizer.class, abilities.authorizer(),
                PollingSource.class, abilities.polling(),
                ProfileSource.class, abilities.profiles(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation()));
        abilities.listening().ifPresent(source -> ports.put(StreamSource.class, source));
        this.facets = Map.copyOf(ports);
    }

    /** Begins with the defaults; nothing has to be given. */
    public static Builder builder() {
        return new Builder();
    }

    private static ConnectorDescriptor describe(boolean directMessages, boolean listens) {
        Set<Capability> capabilities = EnumSet.copyOf(PUBLIC);
        if (directMessages) {
            capabilities.add(Capability.DIRECT_MESSAGE);
            capabilities.add(Capability.PRIVATE_REPLY);
        }
        if (listens) {
            capabilities.add(Capability.STREAM);
        }
        return new ConnectorDescriptor(
                NETWORK,
                "Bluesky",
                "AT Protocol lexicons of 2026-08",
                capabilities,
                new NetworkLimits(300, directMessages ? 1_000 : 0, "graphemes", 4, SETTLING),
                MediaRules.linked(1_000_000));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        return Optional.ofNullable(facets.get(port)).map(port::cast);
    }

    /** Collects a {@link BlueskyConnector}. Not thread-safe. */
    public static final class Builder {
        private BlueskyConfig config = BlueskyConfig.defaults();
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Default {@link BlueskyConfig#defaults()}. */
        public Builder config(BlueskyConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public BlueskyConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add(
                        "config is missing: give BlueskyConfig.builder()...build(), or leave it out for the defaults");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Bluesky: " + String.join("; ", problems));
            }
            return new BlueskyConnector(this);
        }
    }
}
