package io.threadwell.connector.threads;

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
import io.threadwell.connector.threads.internal.Abilities;
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
 * Threads: replies, mentions and our own posts by webhook, with polling to repair gaps; replies with media, quotes, hiding, deletion
 * of what is ours, and approval of replies that are held. Thread-safe; keeps nothing of an account but what is left of its quotas
 * and which answers Threads is still working on.
 *
 * <p>An account is a Threads profile, known by its app-scoped user id. It is connected with {@code code} and {@code redirect} from
 * the authorization window, or with {@code token}, a long-lived one. The module's README names permissions and limits.
 */
public final class ThreadsConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("threads");
    /** How long a post may be; an emoji counts as its bytes in UTF-8 (page "Posts", "Limitations"). */
    public static final int LONGEST_TEXT = 500;
    /** How many images and films a post may have (page "Posts", "Carousel Posts"). */
    public static final int MOST_MEDIA = 20;
    /** How many different links a post may have (page "Posts", "Links"). */
    public static final int MOST_LINKS = 5;
    /** An attribute of inbound items: the topic that the writer gave a post. */
    public static final String TOPIC = "topic";
    /** An attribute of inbound items: the choices of a poll, one in each line. */
    public static final String POLL = "poll";
    /** An attribute of inbound items: {@code pending} or {@code ignored} for a reply that is held until we approve it. */
    public static final String APPROVAL = "approval";
    /** An account's setting: the profile's username, without {@code @}. */
    public static final String USERNAME = "username";

    /** Bytes: of a film, the largest of all media (page "Overview", "Video Specifications"). */
    private static final long LARGEST_UPLOAD = 1_000_000_000;

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.HIDE,
            Capability.DELETE,
            Capability.APPROVE,
            Capability.DELETIONS,
            Capability.ECHO);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private ThreadsConnector(ThreadsConfig config, InstantSource clock) {
        Set<Capability> capabilities = EnumSet.copyOf(CAPABILITIES);
        if (config.verifyToken().isEmpty()) {
            capabilities.removeAll(EnumSet.of(Capability.WEBHOOK, Capability.DELETIONS));
        }
        if (config.streams().isEmpty()) {
            capabilities.remove(Capability.POLL);
        }
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Threads",
                config.apiVersion(),
                capabilities,
                new NetworkLimits(LONGEST_TEXT, 0, "characters, emoji as UTF-8 bytes", MOST_MEDIA, config.settling()),
                MediaRules.linked(LARGEST_UPLOAD));
        Map<Class<?>, Object> ports = new HashMap<>(Map.of(
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation(),
                Authorizer.class, abilities.authorizer()));
        if (capabilities.contains(Capability.POLL)) {
            ports.put(PollingSource.class, abilities.polling());
        }
        abilities.webhook().ifPresent(source -> {
            ports.put(NetworkWebhook.class, source);
            ports.put(ItemLookup.class, abilities.lookup());
        });
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

    /** Collects a {@link ThreadsConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable ThreadsConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required: the webhook's verify token has no default. */
        public Builder config(ThreadsConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public ThreadsConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(ThreadsConfig.builder().verifyToken(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("Threads: " + String.join("; ", problems));
            }
            return new ThreadsConnector(config, clock);
        }
    }
}
