package io.threadwell.connector.whatsapp;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.whatsapp.internal.Abilities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp numbers on the Cloud API: messages of every type, statuses, reactions, edits and revokes by webhook; text, media,
 * templates, ready answers and reactions out. Thread-safe; keeps nothing of an account but what its quota allows.
 *
 * <p>An account is a business phone number, known by its {@code phone_number_id}. It is connected with {@code code} from Embedded
 * Signup, or with {@code token} of a system user, each with {@code waba_id} where it is known. Connecting subscribes the app to the
 * WhatsApp Business Account's webhooks. WhatsApp has no list of messages to ask for: what the webhook loses is lost. The module's
 * README names permissions and limits.
 */
public final class WhatsAppConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("whatsapp");
    /** How long a text may be (page "Text messages", {@code body}). */
    public static final int LONGEST_TEXT = 4_096;
    /** How long the words beside media or ready answers may be (pages "Image messages", "Interactive reply buttons messages"). */
    public static final int LONGEST_CAPTION = 1_024;
    /** Bytes. WhatsApp serves documents of up to 100 MB; what is larger than this is not fetched. */
    public static final long LARGEST_DOWNLOAD = 16 * 1024 * 1024;
    /** Bytes: of a document, the largest of all media (page "Media", "Supported Media Types"). */
    private static final long LARGEST_UPLOAD = 100 * 1024 * 1024;
    /** An attribute of inbound items: {@code true} for what was passed on from another chat. */
    public static final String FORWARDED = "forwarded";
    /** An attribute of inbound items: the product that is asked about, or the catalogue that is ordered from. */
    public static final String PRODUCT = "product";
    /** An attribute of inbound items: the type of a message that WhatsApp tells nothing more of. */
    public static final String UNSUPPORTED = "unsupported";
    /** An attribute of inbound items: the click by which Meta counts what an advertisement brought. */
    public static final String CLICK = "ctwa-clid";
    /** An account's setting: the WhatsApp Business Account that the number belongs to. */
    public static final String BUSINESS_ACCOUNT = "waba";

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.WEBHOOK,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.TEMPLATES,
            Capability.QUICK_REPLIES,
            Capability.LIKE,
            Capability.TYPING,
            Capability.MARK_SEEN,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO,
            Capability.RECEIPTS);

    private final ConnectorDescriptor descriptor;
    private final Map<Class<?>, Object> facets;

    private WhatsAppConnector(WhatsAppConfig config, InstantSource clock) {
        Abilities abilities = new Abilities(config, clock);
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "WhatsApp",
                config.apiVersion(),
                CAPABILITIES,
                new NetworkLimits(0, LONGEST_TEXT, "characters", 1, config.settling()),
                MediaRules.fetched(LARGEST_DOWNLOAD, LARGEST_UPLOAD));
        this.facets = Map.of(
                NetworkWebhook.class, abilities.webhook(),
                ReplySender.class, abilities.sender(),
                ReplyPolicy.class, abilities.policy(),
                Moderation.class, abilities.moderation(),
                ConversationSignals.class, abilities.signals(),
                MediaSource.class, abilities.media(),
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

    /** Collects a {@link WhatsAppConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable WhatsAppConfig config;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Required: the webhook's verify token has no default. */
        public Builder config(WhatsAppConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public WhatsAppConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: call config(WhatsAppConfig.builder().verifyToken(...).build())");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("WhatsApp: " + String.join("; ", problems));
            }
            return new WhatsAppConnector(config, clock);
        }
    }
}
