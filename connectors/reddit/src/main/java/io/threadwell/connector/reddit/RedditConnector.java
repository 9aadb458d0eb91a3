package io.threadwell.connector.reddit;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.reddit.internal.Abilities;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reddit: mentions, comments, posts of chosen subreddits and of a search, private messages and modmail, by polling; public and private
 * answers, edits, moderation. Thread-safe; keeps nothing of an account but what its answers said of quotas.
 *
 * <p>An account is known by its name in small letters. It is connected with {@code code} and {@code redirect}, and with
 * {@value #SUBREDDITS}, {@value #SUBREDDIT_SEARCH} and {@value #SEARCH} where they are not the config's. Votes are neither read nor
 * given: Reddit forbids programs to vote (page "Responsible Builder Policy"). The module's README names permissions, limits and what
 * Reddit does not give.
 */
public final class RedditConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("reddit");

    /** How long a comment or a message may be, in characters (API documentation, "POST /api/comment"). */
    public static final int LONGEST = 10_000;

    /** The setting of an account with the subreddits to read whole, such as {@code acme+acmehelp}. */
    public static final String SUBREDDITS = "subreddits";

    /** The setting of an account with what posts of those subreddits must have in them; all posts where it is absent. */
    public static final String SUBREDDIT_SEARCH = "subreddit-search";

    /** The setting of an account with what to look for in all of Reddit, in the words of Reddit's search. */
    public static final String SEARCH = "search";

    /** The setting of an account that says whether it moderates anything, as it was when the account was connected. */
    public static final String MODERATES = "moderates";

    private static final Set<Capability> ALWAYS = EnumSet.of(
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.PRIVATE_REPLY,
            Capability.DIRECT_MESSAGE,
            Capability.DELETE,
            Capability.EDIT,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private RedditConnector(RedditConfig config, InstantSource clock) {
        Set<Capability> capabilities = EnumSet.copyOf(ALWAYS);
        if (config.moderation()) {
            capabilities.addAll(Set.of(Capability.HIDE, Capability.PIN, Capability.APPROVE));
        }
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Reddit",
                "Data API (OAuth)",
                capabilities,
                new NetworkLimits(LONGEST, LONGEST, "characters", 0, config.settling()),
                MediaRules.linked(0));
        this.facets = new Abilities(config, clock).facets();
    }

    /** Begins with the system's clock. */
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

    /** Collects a {@link RedditConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable RedditConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required. */
        public Builder config(RedditConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming what is missing, and what to do about it */
        public RedditConnector build() {
            if (config == null) {
                throw new InvalidRequest("Reddit: config is missing: give RedditConfig.builder()...build()");
            }
            return new RedditConnector(config, clock);
        }
    }
}
