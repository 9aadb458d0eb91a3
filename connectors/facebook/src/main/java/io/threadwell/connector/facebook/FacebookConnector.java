package io.threadwell.connector.facebook;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.facebook.internal.Abilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facebook pages: comments, visitors' posts, mentions, reviews and reactions by webhook, with polling to repair gaps; public
 * replies, private replies, moderation. Thread-safe; keeps nothing of an account but what its answers said of quotas.
 *
 * <p>An account is a page, known by the page's id; its credential is a page token. It is connected with {@code code} and
 * {@code redirect} from Facebook Login, or with {@code user_token}, or with {@code page_token}. Connecting subscribes the app to
 * the page's webhooks, unless the connector {@linkplain FacebookConfig.Builder#pollingOnly only polls}; a page whose token is
 * stored without {@link Authorizer#exchange} must be subscribed by hand. The module's README names permissions and limits.
 */
public final class FacebookConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("facebook");

    /** Bytes; page "Photo" of the Graph API reference. */
    private static final long LARGEST_IMAGE = 10_000_000;

    /** How long a public reply may be. Meta documents no figure; this is what the site's own comment box takes. */
    public static final int LONGEST_PUBLIC = 8_000;

    /** How long a private reply may be: Messenger's limit for {@code message.text} (page "Send API", "message object"). */
    public static final int LONGEST_PRIVATE = 2_000;

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.PRIVATE_REPLY,
            Capability.SEND_IMAGES,
            Capability.HIDE,
            Capability.DELETE,
            Capability.LIKE,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO);

    /** Polling sees no edits and no deletions. */
    private static final Set<Capability> BY_WEBHOOK_ALONE =
            EnumSet.of(Capability.WEBHOOK, Capability.EDITS, Capability.DELETIONS);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private FacebookConnector(FacebookConfig config, InstantSource clock) {
        boolean webhook = config.verifyToken().isPresent();
        Set<Capability> capabilities = EnumSet.copyOf(CAPABILITIES);
        if (!webhook) {
            capabilities.removeAll(BY_WEBHOOK_ALONE);
        }
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Facebook",
                config.apiVersion(),
                capabilities,
                new NetworkLimits(LONGEST_PUBLIC, LONGEST_PRIVATE, "UTF-16 code units", 1, config.settling()),
                MediaRules.linked(LARGEST_IMAGE));
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                PollingSource.class, abilities.polling(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation(),
                Authorizer.class, abilities.authorizer()));
        abilities.webhook().ifPresent(source -> ports.put(NetworkWebhook.class, source));
        this.facets = Map.copyOf(ports);
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

    /** Collects a {@link FacebookConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable FacebookConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required: the webhook's verify token has no default. */
        public Builder config(FacebookConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public FacebookConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(FacebookConfig.builder().verifyToken(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("Facebook: " + String.join("; ", problems));
            }
            return new FacebookConnector(config, clock);
        }
    }
}
