package io.threadwell.connector.instagram;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.instagram.internal.Abilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Instagram's professional accounts: comments, live comments, mentions, stories' answers and private messages by webhook, with polling to
 * repair gaps; answers to comments, private replies, messages, hiding and deleting out. Thread-safe; keeps nothing of an account but what its
 * quota allows.
 *
 * <p>An account is known by the id of the professional account, whichever of the two {@linkplain Login logins} it came by. It is connected
 * with {@code code} and {@code redirect}, or with a token. Connecting subscribes the app to its webhooks. Media are linked, never fetched.
 *
 * <p>Private messages go out within 24 hours of the customer's last one, those of people within 7 days; a private reply to a comment once, within
 * 7 days of it. The module's README names permissions, windows and limits.
 */
public final class InstagramConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("instagram");

    /** How long a comment may be. Meta's pages name no limit for apps; this is the one that Instagram itself keeps for people. */
    public static final int LONGEST_COMMENT = 2_200;

    /** How long a private text may be in bytes of UTF-8 (page "Send a Message", "text"). */
    public static final int LONGEST_MESSAGE = 1_000;

    /** An attribute of inbound comments: they stand below a broadcast that may still be on. */
    public static final String LIVE = "live";

    /** An attribute of inbound items: what the link that led the person here has in {@code ref}. */
    public static final String LINK = "ref";

    /** An attribute of inbound items: the product that is asked about. */
    public static final String PRODUCT = "product";

    /** An attribute of inbound items: the type of a message that Instagram tells nothing more of. */
    public static final String UNSUPPORTED = "unsupported";

    /** Of an account: the name that the profile is known by. */
    public static final String USERNAME = "username";

    private static final long LARGEST_MEDIUM = 25_000_000;

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.PRIVATE_REPLY,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.QUICK_REPLIES,
            Capability.HIDE,
            Capability.DELETE,
            Capability.TYPING,
            Capability.MARK_SEEN,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO,
            Capability.RECEIPTS);

    /** The two ways to connect an account, which go with two kinds of apps, addresses and secrets (page "Instagram Platform", "Overview"). */
    public enum Login {
        /** Instagram's own login; tokens of 60 days, which are renewed. */
        INSTAGRAM,
        /** Facebook Login for Business, by the page that the account is linked with; its token does not end by itself. */
        FACEBOOK
    }

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private InstagramConnector(InstagramConfig config, InstantSource clock) {
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Instagram",
                config.apiVersion(),
                CAPABILITIES,
                new NetworkLimits(
                        LONGEST_COMMENT, LONGEST_MESSAGE, "characters, private text in bytes", 1, config.settling()),
                MediaRules.linked(LARGEST_MEDIUM));
        this.facets = Map.of(
                NetworkWebhook.class, abilities.webhook(),
                PollingSource.class, abilities.polling(),
                ItemLookup.class, abilities.lookup(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation(),
                ConversationSignals.class, abilities.signals(),
                ProfileSource.class, abilities.profiles(),
                Authorizer.class, abilities.authorizer());
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

    /** Collects a {@link InstagramConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable InstagramConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required: the webhook's verify token has no default. */
        public Builder config(InstagramConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public InstagramConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(InstagramConfig.builder().verifyToken(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("Instagram: " + String.join("; ", problems));
            }
            return new InstagramConnector(config, clock);
        }
    }
}
