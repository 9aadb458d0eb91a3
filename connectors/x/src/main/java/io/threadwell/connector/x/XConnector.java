package io.threadwell.connector.x;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.x.internal.Abilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * X: mentions, answers, quotes and direct messages, by webhook, by polling and over the filtered stream; public answers, quotes,
 * direct messages, moderation. Thread-safe; keeps nothing of an account but what its answers said of quotas, and the one long
 * connection that all accounts share.
 *
 * <p>An account is known by its user id; its credential is an OAuth 2.0 user token. It is connected with {@code code},
 * {@code state} and {@code redirect} from X's page, where {@code state} is the one that came back with the code. The module's
 * README names permissions, limits and what X does not give.
 */
public final class XConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("x");

    /** How long a post may be by X's weighted count (page "Counting Characters"). */
    public static final int LONGEST_POST = 280;

    /** How long a post of an account with longer posts (X Premium) may be, by the same count. */
    public static final int LONGEST_PREMIUM_POST = 25_000;

    /** How long a direct message may be, in characters. */
    public static final int LONGEST_MESSAGE = 10_000;

    /**
     * The setting of an account that says {@code true} where the account may write longer posts. Set when the account is
     * connected, by what X tells of its subscription.
     */
    public static final String LONG_POSTS = "long-posts";

    /** The setting of an account with its handle, without {@code @}. Set when the account is connected. */
    public static final String HANDLE = "handle";

    /** Bytes; page "Media: Best practices", "Image specifications". */
    private static final long LARGEST_IMAGE = 5_000_000;

    /** The largest file of a message that is fetched, in bytes: that of animated pictures; films may be larger. */
    public static final long LARGEST_FILE = 15_000_000;

    private static final int MOST_IMAGES = 4;

    private static final Set<Capability> ALWAYS = EnumSet.of(
            Capability.PUBLIC_REPLY,
            Capability.SEND_IMAGES,
            Capability.HIDE,
            Capability.DELETE,
            Capability.LIKE,
            Capability.ECHO,
            Capability.EDITS);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private XConnector(XConfig config, InstantSource clock) {
        int longestMessage = config.directMessages() ? LONGEST_MESSAGE : 0;
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "X",
                "2",
                capabilities(config),
                new NetworkLimits(LONGEST_POST, longestMessage, "weighted characters", MOST_IMAGES, config.settling()),
                media(config));
        this.facets = new Abilities(config, clock).facets();
    }

    /** What comes with direct messages is served to their two sides alone. */
    private static MediaRules media(XConfig config) {
        return config.directMessages()
                ? MediaRules.fetched(LARGEST_FILE, LARGEST_IMAGE)
                : MediaRules.linked(LARGEST_IMAGE);
    }

    private static Set<Capability> capabilities(XConfig config) {
        Set<Capability> all = EnumSet.copyOf(ALWAYS);
        if (config.webhook()) {
            all.addAll(EnumSet.of(Capability.WEBHOOK, Capability.DELETIONS));
        }
        if (!config.streams().isEmpty()) {
            all.add(Capability.POLL);
        }
        if (config.filteredStream()) {
            all.add(Capability.STREAM);
        }
        if (config.directMessages()) {
            all.addAll(EnumSet.of(Capability.DIRECT_MESSAGE, Capability.PRIVATE_REPLY));
        }
        if (config.directMessages() && config.webhook()) {
            all.add(Capability.RECEIPTS);
        }
        return all;
    }

    /** Begins with the system's clock; the config is to be given. */
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

    /** Collects an {@link XConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable XConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required. */
        public Builder config(XConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public XConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(XConfig.builder().client(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("X: " + String.join("; ", problems));
            }
            return new XConnector(config, clock);
        }
    }
}
