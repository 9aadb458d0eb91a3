package io.threadwell.connector.tiktok;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.tiktok.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TikTok: comments on the videos of a business account, and its direct messages. Thread-safe; keeps nothing of an account but how much of
 * its quotas is used.
 *
 * <p>An account is known by its {@code open_id}, which the API's pages also call {@code business_id}. The module's README names permissions,
 * limits, windows and what TikTok does not give.
 */
public final class TikTokConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("tiktok");
    /** How long a direct message may be, in characters. */
    public static final int LONGEST_MESSAGE = 6_000;
    /** The largest file that is fetched, in bytes; the limit is ours. */
    public static final int LARGEST_FILE = 20_000_000;

    private static final Set<Capability> ABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.DIRECT_MESSAGE,
            Capability.HIDE,
            Capability.DELETE,
            Capability.LIKE,
            Capability.PIN,
            Capability.TYPING,
            Capability.MARK_SEEN,
            Capability.DELETIONS,
            Capability.ECHO);

    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private TikTokConnector(TikTokConfig config, InstantSource clock) {
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "TikTok",
                "API for Business v1.3",
                ABILITIES,
                new NetworkLimits(config.longestReply(), LONGEST_MESSAGE, "characters", 0, SETTLING),
                MediaRules.fetched(LARGEST_FILE, 0));
        this.facets = new Abilities(config, clock).facets();
    }

    /** Begins with the defaults; the config must be given. */
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

    /** Collects a {@link TikTokConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable TikTokConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Must be given. */
        public Builder config(TikTokConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which signatures are judged and limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public TikTokConnector build() {
            TikTokConfig given = config;
            if (given == null || clock == null) {
                throw new InvalidRequest(
                        "TikTok: give TikTokConfig.builder()...build() as config, and a clock or none");
            }
            return new TikTokConnector(given, clock);
        }
    }
}
