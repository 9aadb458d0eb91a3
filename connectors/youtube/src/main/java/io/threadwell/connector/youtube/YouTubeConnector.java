package io.threadwell.connector.youtube;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.DataRules;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.youtube.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Comments below a channel's videos: read by polling within the project's quota, answered in public, moderated. Thread-safe; keeps
 * nothing of an account but what the project has used up today.
 *
 * <p>An account is one channel, known by its id, such as {@code UC_x5XG1OV2P6uZZ5FSM9Ttw}. All accounts of one connector share its
 * quota, because Google counts by project: build one connector for a project. The module's README names limits and permissions.
 */
public final class YouTubeConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("youtube");

    /** How long a comment may be, in UTF-16 units. YouTube has a limit ({@code commentTextTooLong}) and does not publish it. */
    public static final int LONGEST = 10_000;

    private static final Duration SETTLING = Duration.ofSeconds(30);

    /** YouTube API Services - Developer Policies, III.E.4: what is stored is refreshed or deleted after 30 days. */
    private static final DataRules DATA = new DataRules(Duration.ofDays(30), Duration.ofDays(30), true);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private YouTubeConnector(YouTubeConfig config, InstantSource clock) {
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "YouTube",
                "YouTube Data API v3",
                Set.of(
                        Capability.POLL,
                        Capability.PUBLIC_REPLY,
                        Capability.HIDE,
                        Capability.APPROVE,
                        Capability.DELETE,
                        Capability.EDIT,
                        Capability.EDITS,
                        Capability.DELETIONS,
                        Capability.ECHO),
                new NetworkLimits(LONGEST, 0, "characters", 0, SETTLING),
                MediaRules.linked(0),
                DATA);
        this.facets = Map.of(
                Authorizer.class, abilities.authorizer(),
                PollingSource.class, abilities.polling(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                MessageEditor.class, abilities.editor(),
                Moderation.class, abilities.moderation());
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

    /** Collects a {@link YouTubeConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable YouTubeConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required. */
        public Builder config(YouTubeConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which the quota is kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming what is missing, and what to do about it */
        public YouTubeConnector build() {
            if (config == null) {
                throw new InvalidRequest("YouTube: config is missing: give YouTubeConfig.builder()...build()");
            }
            return new YouTubeConnector(config, clock);
        }
    }
}
