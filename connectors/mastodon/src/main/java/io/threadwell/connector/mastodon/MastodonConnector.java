package io.threadwell.connector.mastodon;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.connector.mastodon.internal.Abilities;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mastodon and servers with its API: mentions, answers, quotes and direct messages, by polling and over a long connection; public
 * answers, direct messages, moderation, edits. Thread-safe; keeps nothing of an account but what its answers said of quotas, and
 * which files of an answer the server still works on.
 *
 * <p>An account is known by its full name over all servers, in small letters: {@code acme@mastodon.example}. It is connected with
 * {@code code}, {@code state} and {@code redirect} from its server's page, or with {@code access-token}, and with {@code server}
 * where that is not the config's. The module's README names permissions, limits and what Mastodon does not give.
 */
public final class MastodonConnector implements Connector {
    /** The network's id. */
    public static final Network NETWORK = new Network("mastodon");

    /** How long a post may be where the server says nothing else (page "Posting to your profile", "Text"). */
    public static final int LONGEST_POST = 500;

    /** How many files a post may carry where the server says nothing else (page "Posting to your profile", "Files"). */
    public static final int MOST_FILES = 4;

    /** The largest file that goes out, in bytes: what images may have on most servers (page "Posting to your profile", "Files"). */
    public static final long LARGEST_FILE = 16L << 20;

    /** The setting of an account with its server's address. */
    public static final String SERVER = "server";

    /** The setting of an account with the address of its server's long connections, where they have one of their own. */
    public static final String STREAMING = "streaming";

    /** The setting of an account with its id on its server. */
    public static final String ACCOUNT = "account-id";

    /** The setting of an account that says how many characters its server takes. */
    public static final String MAX_CHARACTERS = "max-characters";

    /** The setting of an account that says how many characters its server counts for a link. */
    public static final String URL_CHARACTERS = "url-characters";

    /** The setting of an account that says how many files its server takes with a post. */
    public static final String MAX_FILES = "max-files";

    /** The setting of an account that says how large an image may be on its server, in bytes. */
    public static final String IMAGE_BYTES = "image-bytes";

    /** The setting of an account that says how large films and sound may be on its server, in bytes. */
    public static final String VIDEO_BYTES = "video-bytes";

    private static final Set<Capability> ALWAYS = EnumSet.of(
            Capability.POLL,
            Capability.PUBLIC_REPLY,
            Capability.PRIVATE_REPLY,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_IMAGES,
            Capability.SEND_FILES,
            Capability.DELETE,
            Capability.LIKE,
            Capability.PIN,
            Capability.EDIT,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO);

    private final ConnectorDescriptor descriptor;
    private final Abilities abilities;

    private MastodonConnector(MastodonConfig config, InstantSource clock) {
        Set<Capability> capabilities = EnumSet.copyOf(ALWAYS);
        if (config.streaming()) {
            capabilities.add(Capability.STREAM);
        }
        this.descriptor = new ConnectorDescriptor(
                NETWORK,
                "Mastodon",
                "4.6 (API versions 1 and 2)",
                capabilities,
                new NetworkLimits(LONGEST_POST, LONGEST_POST, "characters", MOST_FILES, config.settling()),
                MediaRules.linked(LARGEST_FILE));
        this.abilities = new Abilities(config, clock);
    }

    /** Begins with the default config and the system's clock. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Registers us at a server. Keep what it gives: each call makes a further app there.
     *
     * @param server such as {@code https://mastodon.example}
     * @param redirect where the server sends people back to
     * @throws InvalidRequest when the address is none
     * @throws io.threadwell.api.error.CareException as the server's errors map
     */
    public ServerApp register(URI server, URI redirect) {
        return abilities.logins().register(server, redirect);
    }

    /**
     * Where to send the person who connects an account of a certain server. The grant that comes of it names {@code server},
     * {@code client-id} and {@code client-secret} besides {@code code}, {@code state} and {@code redirect}, unless the config has
     * the app.
     *
     * @param state comes back unchanged; the host checks it
     */
    public URI authorizeUrl(ServerApp app, String state, URI redirect) {
        return abilities.logins().authorizeUrl(app, state, redirect);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        return Optional.ofNullable(abilities.facets().get(port)).map(port::cast);
    }

    /** Collects a {@link MastodonConnector}. Not thread-safe. */
    public static final class Builder {
        private @Nullable MastodonConfig config = MastodonConfig.defaults();
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** How it works. Default {@link MastodonConfig#defaults()}. */
        public Builder config(MastodonConfig given) {
            this.config = given;
            return this;
        }

        /** The time by which limits are kept. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** @throws InvalidRequest naming all that is missing, and what to do about it */
        public MastodonConnector build() {
            List<String> problems = new ArrayList<>();
            if (config == null) {
                problems.add("config is missing: leave config(...) out for the defaults");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            if (config == null || !problems.isEmpty()) {
                throw new InvalidRequest("Mastodon: " + String.join("; ", problems));
            }
            return new MastodonConnector(config, clock);
        }
    }
}
