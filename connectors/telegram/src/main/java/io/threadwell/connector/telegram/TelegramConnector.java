package io.threadwell.connector.telegram;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.telegram.internal.Abilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Telegram by a bot: private chats, business chats, groups, channels and what is said below their posts; by webhook or by polling.
 * Thread-safe; keeps nothing of an account but how much of its limits is used.
 *
 * <p>An account is a bot, known by its id. It is connected with {@code token}, as BotFather gives it. The module's README names limits and
 * what to do at Telegram.
 */
public final class TelegramConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("telegram");
    /** A setting of an account: the bot's name, without {@code @}. */
    public static final String USERNAME = "username";
    /** An attribute of what came in: the topic of a forum that it stands in. */
    public static final String TOPIC = "topic";
    /** An attribute of what came in: who wrote it first, where it was passed on. */
    public static final String FORWARDED_FROM = "forwarded-from";
    /** An attribute of what came in: the album that it is a part of. */
    public static final String ALBUM = "album";
    /** How long a message may be, in characters (method {@code sendMessage}). */
    public static final int LONGEST_TEXT = 4_096;
    /** How long the words beside a file may be, in characters (method {@code sendPhoto}). */
    public static final int LONGEST_CAPTION = 1_024;
    /** How many files one answer may carry (method {@code sendMediaGroup}). */
    public static final int MOST_FILES = 10;
    /** The largest file that a bot may fetch, in bytes (method {@code getFile}). */
    public static final long LARGEST_DOWNLOAD = 20L * 1024 * 1024;
    /** The largest file that Telegram fetches from an address, in bytes (section "Sending files"). */
    public static final long LARGEST_UPLOAD = 20L * 1024 * 1024;

    private static final Set<Capability> ABILITIES = EnumSet.of(
            Capability.PUBLIC_REPLY,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.QUICK_REPLIES,
            Capability.DELETE,
            Capability.LIKE,
            Capability.PIN,
            Capability.EDIT,
            Capability.TYPING,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO);

    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private TelegramConnector(Builder builder) {
        this.descriptor = describe(builder.config.webhookAddress().isPresent());
        this.facets = new Abilities(builder.config, builder.clock).facets();
    }

    /** Begins with the defaults; nothing has to be given. */
    public static Builder builder() {
        return new Builder();
    }

    private static ConnectorDescriptor describe(boolean webhook) {
        Set<Capability> capabilities = EnumSet.copyOf(ABILITIES);
        capabilities.add(webhook ? Capability.WEBHOOK : Capability.POLL);
        return new ConnectorDescriptor(
                NETWORK,
                "Telegram",
                "Bot API 10.1",
                capabilities,
                new NetworkLimits(LONGEST_TEXT, LONGEST_TEXT, "characters", MOST_FILES, SETTLING),
                MediaRules.fetched(LARGEST_DOWNLOAD, LARGEST_UPLOAD));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        return Optional.ofNullable(facets.get(port)).map(port::cast);
    }

    /** Collects a {@link TelegramConnector}. Not thread-safe. */
    public static final class Builder {
        private TelegramConfig config = TelegramConfig.defaults();
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Default {@link TelegramConfig#defaults()}. */
        public Builder config(TelegramConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public TelegramConnector build() {
            if (config == null || clock == null) {
                throw new InvalidRequest(
                        "Telegram: give both a config and a clock, or leave them out for the defaults");
            }
            return new TelegramConnector(this);
        }
    }
}
