package io.threadwell.connector.mastodon;

import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the connector works; the same for all accounts. Immutable. Shows no secret in text. */
public final class MastodonConfig {
    /** The polled stream of notifications: mentions, direct messages, quotes, boosts, favourites. */
    public static final String NOTIFICATIONS = "notifications";

    /** The polled stream of the account's own posts. */
    public static final String POSTS = "posts";

    /** The polled stream of what became of the latest mentions: edits and deletions. */
    public static final String CHANGES = "changes";

    /** The stream of everything that concerns the account, over a long connection. */
    public static final String USER = "user";

    static final Set<String> AUDIENCES = Set.of("public", "unlisted", "private");

    private final @Nullable URI server;
    private final List<ServerApp> apps;
    private final String appName;
    private final boolean plainHttp;
    private final boolean streaming;
    private final boolean threadRoots;
    private final String audience;
    private final Duration pollEvery;
    private final Duration changesEvery;
    private final Duration overlap;
    private final Duration settling;
    private final Duration connectTimeout;
    private final Duration callTimeout;

    private MastodonConfig(Builder builder) {
        this.server = builder.server;
        this.apps = List.copyOf(builder.apps);
        this.appName = builder.appName;
        this.plainHttp = builder.plainHttp;
        this.streaming = builder.streaming;
        this.threadRoots = builder.threadRoots;
        this.audience = builder.audience;
        this.pollEvery = builder.pollEvery;
        this.changesEvery = builder.changesEvery;
        this.overlap = builder.overlap;
        this.settling = builder.settling;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
    }

    /** All defaults; nothing has to be given. */
    public static MastodonConfig defaults() {
        return builder().build();
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** The server of accounts that name none when they are connected. */
    public Optional<URI> server() {
        return Optional.ofNullable(server);
    }

    /** Our apps at servers, as they were registered before. */
    public List<ServerApp> apps() {
        return apps;
    }

    /** What people see who are asked to give us access. */
    public String appName() {
        return appName;
    }

    /** Whether servers may be spoken to without TLS. */
    public boolean plainHttp() {
        return plainHttp;
    }

    /** Whether a long connection is kept. */
    public boolean streaming() {
        return streaming;
    }

    /** Whether the thread of an answer is asked for. */
    public boolean threadRoots() {
        return threadRoots;
    }

    /** Who sees public answers at most. */
    public String audience() {
        return audience;
    }

    /** How often notifications and own posts are asked for. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How often is asked what became of the latest mentions. */
    public Duration changesEvery() {
        return changesEvery;
    }

    /** How far before the newest that it knows each poll looks again. */
    public Duration overlap() {
        return overlap;
    }

    /** How long after a write without a good answer a look for it is trusted. */
    public Duration settling() {
        return settling;
    }

    /** Until a connection stands. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** From a call to the last byte of its answer. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** Collects a {@link MastodonConfig}. Not thread-safe. */
    public static final class Builder {
        private @Nullable URI server;
        private final List<ServerApp> apps = new ArrayList<>();
        private String appName = "Threadwell";
        private boolean plainHttp;
        private boolean streaming = true;
        private boolean threadRoots = true;
        private String audience = "public";
        private Duration pollEvery = Duration.ofSeconds(30);
        private Duration changesEvery = Duration.ofMinutes(10);
        private Duration overlap = Duration.ofMinutes(1);
        private Duration settling = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);

        private Builder() {}

        /** The server of accounts that name none when they are connected, such as {@code https://mastodon.example}. Default none. */
        public Builder server(URI address) {
            this.server = address;
            return this;
        }

        /**
         * Adds our app at a server, as it was registered there before. A server without one is asked to register us when somebody
         * logs in; see {@link MastodonConnector#register}. Default none.
         */
        public Builder app(ServerApp app) {
            this.apps.add(app);
            return this;
        }

        /** What people see who are asked to give us access. Default {@code Threadwell}. */
        public Builder appName(String name) {
            this.appName = name;
            return this;
        }

        /** Allows servers without TLS, whose addresses begin with {@code http:}: for tests alone. Default no. */
        public Builder plainHttp(boolean allowed) {
            this.plainHttp = allowed;
            return this;
        }

        /**
         * Whether a long connection is kept for each account, which tells of everything at once. Default yes. Servers that have
         * none of this kind (Pleroma, GoToSocial, Pixelfed) are polled.
         */
        public Builder streaming(boolean wanted) {
            this.streaming = wanted;
            return this;
        }

        /**
         * Whether the thread of an answer is asked for: one call for each answer that comes in. Without it an answer belongs to what
         * it answers, and all answers to one post of ours are one conversation. Default yes.
         */
        public Builder threadRoots(boolean wanted) {
            this.threadRoots = wanted;
            return this;
        }

        /**
         * Who sees public answers that do not say so themselves, at most: {@code public}, {@code unlisted} (not in the server's
         * timelines) or {@code private} (followers). Nobody sees more than the post that is answered. Default {@code public}.
         */
        public Builder audience(String visibility) {
            this.audience = visibility;
            return this;
        }

        /** How often to ask for notifications and own posts. Default 30 s: 20 of the 300 calls that 5 minutes have. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How often to ask what became of the latest mentions. Default 10 minutes. */
        public Builder changesEvery(Duration interval) {
            this.changesEvery = interval;
            return this;
        }

        /**
         * How far before the newest that it knows each poll looks again: a server's workers write side by side, so that an older
         * notification may appear after a newer one. Default 1 minute.
         */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /** How long after a write without a good answer a look for it is trusted. Mastodon documents no figure. Default 10 s. */
        public Builder settling(Duration duration) {
            this.settling = duration;
            return this;
        }

        /** Until a connection stands. Default 5 s. */
        public Builder connectTimeout(Duration duration) {
            this.connectTimeout = duration;
            return this;
        }

        /** From a call to the last byte of its answer. Default 30 s. */
        public Builder callTimeout(Duration duration) {
            this.callTimeout = duration;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public MastodonConfig build() {
            List<String> problems = new ArrayList<>();
            if (server != null) {
                address(problems, "server", server);
            }
            apps.forEach(app -> app(problems, app));
            if (appName == null || appName.isBlank()) {
                problems.add("appName must not be blank: people see it when they give access");
            }
            if (audience == null || !AUDIENCES.contains(audience)) {
                problems.add("audience must be public, unlisted or private");
            }
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "changesEvery", changesEvery);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Mastodon: " + String.join("; ", problems));
            }
            return new MastodonConfig(this);
        }

        private void app(List<String> problems, ServerApp app) {
            address(problems, "the server of an app", app.server());
            if (app.clientId().isBlank()) {
                problems.add("the client id of an app must not be blank");
            }
        }

        private void address(List<String> problems, String what, @Nullable URI address) {
            boolean web = address != null
                    && ("https".equals(address.getScheme()) || (plainHttp && "http".equals(address.getScheme())));
            if (address == null || !web || address.getHost() == null || address.getQuery() != null) {
                problems.add(what + " must be an https address, such as https://mastodon.example");
            }
        }

        private static void positive(List<String> problems, String what, @Nullable Duration duration) {
            if (duration == null || duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
