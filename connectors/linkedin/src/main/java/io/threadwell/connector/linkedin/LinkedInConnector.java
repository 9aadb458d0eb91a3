package io.threadwell.connector.linkedin;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.DataRules;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.linkedin.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LinkedIn: comments on an organisation's posts and posts that mention it, by webhook and by polling; answers as the organisation,
 * editing, deleting, liking. Thread-safe; keeps nothing of an account but when it may call again.
 *
 * <p>An account is an organisation's page, known by the organisation's number; its credential is the token of a member who
 * administers it. It is connected with {@code code} and {@code redirect} from LinkedIn's page. The module's README names
 * permissions and limits, and what LinkedIn's terms ask of whoever keeps what members write.
 */
public final class LinkedInConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("linkedin");

    /** How long a comment may be, in characters. */
    public static final int LONGEST_COMMENT = 1_250;

    private static final Set<Capability> ALWAYS = EnumSet.of(
            Capability.PUBLIC_REPLY,
            Capability.DELETE,
            Capability.LIKE,
            Capability.EDIT,
            Capability.EDITS,
            Capability.ECHO);

    /** LinkedIn Marketing API Terms, Data Storage Requirements: members' activity 48 hours, their profiles 24. */
    private static final DataRules DATA = new DataRules(Duration.ofDays(2), Duration.ofDays(1), false);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private LinkedInConnector(LinkedInConfig config, InstantSource clock) {
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "LinkedIn",
                config.apiVersion(),
                capabilities(config),
                new NetworkLimits(LONGEST_COMMENT, 0, "characters", 0, config.settling()),
                MediaRules.linked(0),
                DATA);
        this.facets = new Abilities(config, clock).facets();
    }

    private static Set<Capability> capabilities(LinkedInConfig config) {
        Set<Capability> all = EnumSet.copyOf(ALWAYS);
        if (config.webhook()) {
            all.add(Capability.WEBHOOK);
        }
        if (!config.streams().isEmpty()) {
            all.add(Capability.POLL);
        }
        if (config.isNotified()) {
            all.add(Capability.DELETIONS);
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

    /** Collects a {@link LinkedInConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable LinkedInConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required. */
        public Builder config(LinkedInConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public LinkedInConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(LinkedInConfig.builder().client(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("LinkedIn: " + String.join("; ", problems));
            }
            return new LinkedInConnector(config, clock);
        }
    }
}
