package io.threadwell.connector.messenger;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.messenger.internal.Abilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messenger for Facebook pages: messages, presses of buttons, edits, reactions, receipts and turns of other apps by webhook, with polling to
 * repair gaps; words, media and ready answers out. Thread-safe; keeps nothing of an account but what its quota allows.
 *
 * <p>An account is a page, known by the page's id; its credential is a page token. It is connected with {@code code} and {@code redirect}
 * from Facebook Login, or with {@code user_token}, or with {@code page_token}. Connecting subscribes the app to the page's webhooks. People
 * are known by ids that are of one page alone.
 *
 * <p>Answers go out within 24 hours of the customer's last message, those of people within 7 days. Of the window that an advertisement opens
 * Meta says that it "may last up to 7 days": here it is taken for 7, and Messenger refuses where it is shorter. The module's README names permissions, windows and limits.
 */
public final class MessengerConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("messenger");

    /** How long a text may be (page "Send API", "message object"). */
    public static final int LONGEST_TEXT = 2_000;

    /** Bytes; an image that Facebook fetches by its link may have 8 MB (page "Saving assets", "Supported asset types"). */
    public static final long LARGEST_FILE = 25_000_000;

    /** An attribute of items: the app that our side wrote it with; the page's inbox has none. */
    public static final String APP = "app";

    /** An attribute of inbound items: what the link that led the person here has in {@code ref}. */
    public static final String LINK = "ref";

    /** An attribute of inbound items: the title of the advertisement that led the person here. */
    public static final String AD_TITLE = "ad-title";

    /** An attribute of inbound items: the product that is asked about. */
    public static final String PRODUCT = "product";

    /** An attribute of inbound items: the type of a message that Messenger tells nothing more of. */
    public static final String UNSUPPORTED = "unsupported";

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.QUICK_REPLIES,
            Capability.TYPING,
            Capability.MARK_SEEN,
            Capability.THREAD_CONTROL,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO,
            Capability.RECEIPTS);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private MessengerConnector(MessengerConfig config, InstantSource clock) {
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Messenger",
                config.apiVersion(),
                CAPABILITIES,
                new NetworkLimits(0, LONGEST_TEXT, "UTF-16 code units", 1, config.settling()),
                MediaRules.linked(LARGEST_FILE));
        this.facets = Map.of(
                NetworkWebhook.class, abilities.webhook(),
                PollingSource.class, abilities.polling(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
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

    /** Collects a {@link MessengerConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable MessengerConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required: the webhook's verify token has no default. */
        public Builder config(MessengerConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public MessengerConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(MessengerConfig.builder().verifyToken(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("Messenger: " + String.join("; ", problems));
            }
            return new MessengerConnector(config, clock);
        }
    }
}
