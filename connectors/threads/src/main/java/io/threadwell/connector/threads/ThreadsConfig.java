package io.threadwell.connector.threads;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the connector works; the same for all profiles. Immutable. Shows no secret in text.
 *
 * <p>One thing has no default: the {@linkplain Builder#verifyToken verify token} of the webhook, or that there is
 * {@linkplain Builder#pollingOnly none}.
 */
public final class ThreadsConfig {
    /** The stream of our own posts and of everything that is written below them. */
    public static final String POSTS = "posts";

    /** The stream of our own replies, wherever they stand, and of the answers to them. */
    public static final String REPLIES = "replies";

    /** The stream of posts and replies that mention us. */
    public static final String MENTIONS = "mentions";

    /** The stream of replies that are held until we approve them; asks once for each post of the repair window. */
    public static final String PENDING = "pending";

    private final URI graphUri;
    private final URI dialogUri;
    private final String apiVersion;
    private final @Nullable String appId;
    private final @Nullable Secret appSecret;
    private final @Nullable Secret verifyToken;
    private final Set<String> streams;
    private final Duration pollEvery;
    private final Duration overlap;
    private final Duration repairWindow;
    private final Duration settling;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final @Nullable URI erasureStatus;

    private ThreadsConfig(Builder builder) {
        this.graphUri = builder.graphUri;
        this.dialogUri = builder.dialogUri;
        this.apiVersion = builder.apiVersion;
        this.appId = builder.appId;
        this.appSecret = builder.appSecret;
        this.verifyToken = builder.verifyToken;
        this.streams = Collections.unmodifiableSet(new LinkedHashSet<>(builder.streams));
        this.pollEvery = builder.pollEvery;
        this.overlap = builder.overlap;
        this.repairWindow = builder.repairWindow;
        this.settling = builder.settling;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
        this.erasureStatus = builder.erasureStatus;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the Threads API is. */
    public URI graphUri() {
        return graphUri;
    }

    /** Where the authorization window is. */
    public URI dialogUri() {
        return dialogUri;
    }

    /** The version of the Threads API, such as {@code v1.0}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The Threads app's id; absent where nobody logs in. */
    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    /** The Threads app's secret, for logging in; absent where nobody does. */
    public Optional<Secret> appSecret() {
        return Optional.ofNullable(appSecret);
    }

    /** The token by which Meta's subscription challenge is known; absent where the connector only polls. */
    public Optional<Secret> verifyToken() {
        return Optional.ofNullable(verifyToken);
    }

    /** The streams that are polled for gaps. */
    public Set<String> streams() {
        return streams;
    }

    /** How often each stream is asked for. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How far before the last poll each poll looks again. */
    public Duration overlap() {
        return overlap;
    }

    /** How old a post or reply of ours may be below which polling still looks for what is new. */
    public Duration repairWindow() {
        return repairWindow;
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

    /** Where people see how far the deletion of their data is; empty where Meta's callbacks are not taken. */
    public Optional<URI> erasureStatus() {
        return Optional.ofNullable(erasureStatus);
    }

    @Override
    public String toString() {
        return "ThreadsConfig[" + graphUri + ", " + apiVersion + ", app " + appId + "]";
    }

    /** Collects a {@link ThreadsConfig}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]?\\.[0-9]");
        private static final Set<String> KNOWN_STREAMS = Set.of(POSTS, REPLIES, MENTIONS, PENDING);

        private URI graphUri = URI.create("https://graph.threads.net");
        private URI dialogUri = URI.create("https://threads.net/oauth/authorize");
        private String apiVersion = "v1.0";
        private @Nullable String appId;
        private @Nullable Secret appSecret;
        private @Nullable Secret verifyToken;
        private boolean pollingOnly;
        private Set<String> streams = new LinkedHashSet<>(List.of(POSTS, REPLIES, MENTIONS));
        private Duration pollEvery = Duration.ofMinutes(5);
        private Duration overlap = Duration.ofMinutes(5);
        private Duration repairWindow = Duration.ofDays(7);
        private Duration settling = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private @Nullable URI erasureStatus;

        private Builder() {}

        /** Where the Threads API is. Default {@code https://graph.threads.net}. */
        public Builder graphUri(URI address) {
            this.graphUri = address;
            return this;
        }

        /** The authorization window. Default {@code https://threads.net/oauth/authorize}. */
        public Builder dialogUri(URI address) {
            this.dialogUri = address;
            return this;
        }

        /** The version of the Threads API. Default {@code v1.0}, which the connector was written for. */
        public Builder apiVersion(String version) {
            this.apiVersion = version;
            return this;
        }

        /** The Threads app's id, which is another than that of the Meta app; needed for logging in alone. Default none. */
        public Builder appId(String id) {
            this.appId = id;
            return this;
        }

        /**
         * The Threads app's secret, which is another than that of the Meta app; needed for logging in. Webhooks are verified with
         * the endpoint's own live secrets, not with this one. Default none.
         */
        public Builder appSecret(Secret secret) {
            this.appSecret = secret;
            return this;
        }

        /**
         * The token by which Meta's subscription challenge is known (page "Webhooks: Getting Started", "Verification
         * Requests"): any text of your own, the same here and in the app's dashboard. Required, unless {@link #pollingOnly}.
         */
        public Builder verifyToken(Secret token) {
            this.verifyToken = token;
            return this;
        }

        /**
         * Does without the webhook: news is what polling finds, so that deletions are not known. The connector then declares no
         * webhook. Default no.
         */
        public Builder pollingOnly() {
            this.pollingOnly = true;
            return this;
        }

        /**
         * The streams to poll. Default {@link #POSTS}, {@link #REPLIES} and {@link #MENTIONS}; {@link #PENDING} is for profiles that
         * publish posts with reply approvals.
         */
        public Builder streams(Set<String> names) {
            this.streams = names;
            return this;
        }

        /** How often each stream is asked for. Default 5 minutes. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How far before the last poll each poll looks again. Default 5 minutes. */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /** How old a post or reply of ours may be below which polling still looks for what is new. Default 7 days. */
        public Builder repairWindow(Duration duration) {
            this.repairWindow = duration;
            return this;
        }

        /**
         * How long after a write without a good answer a look for it is trusted. Default 30 s, which Threads takes on average to
         * work on what it is given (page "Posts", "Publish a Threads Media Container").
         */
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

        /**
         * Takes Meta's callbacks: when a person uninstalls the app, at the webhook's address with {@code /deauthorize} behind it, and
         * when they want their data deleted, with {@code /delete}. Default no.
         *
         * @param page of the host's, on which people see how far the deletion is; it is opened with {@code code}
         */
        public Builder erasureStatus(URI page) {
            this.erasureStatus = page;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public ThreadsConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "graphUri", graphUri);
            address(problems, "dialogUri", dialogUri);
            if (apiVersion == null || !VERSION.matcher(apiVersion).matches()) {
                problems.add("apiVersion must look like v1.0");
            }
            if (streams == null || !KNOWN_STREAMS.containsAll(streams)) {
                problems.add("streams must be of posts, replies, mentions, pending");
            }
            webhook(problems);
            login(problems);
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "repairWindow", repairWindow);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Threads: " + String.join("; ", problems));
            }
            return new ThreadsConfig(this);
        }

        /** Without the token Meta's challenge could never pass, and the mistake would show only in its dashboard. */
        private void webhook(List<String> problems) {
            if (verifyToken == null && !pollingOnly) {
                problems.add(
                        "verifyToken is missing: think of a text, give it here and beside the webhook's address in the"
                                + " app's dashboard, or call pollingOnly() where there is no webhook");
            } else if (verifyToken != null && pollingOnly) {
                problems.add("verifyToken is for the webhook that pollingOnly() does without: leave one of them out");
            }
            if (erasureStatus != null && (erasureStatus.getHost() == null || pollingOnly)) {
                problems.add("erasureStatus must be a page's address, and needs the webhook");
            }
        }

        private void login(List<String> problems) {
            if (appId != null && appId.isBlank()) {
                problems.add("appId must not be blank");
            }
            if (appId != null && appSecret == null) {
                problems.add("appSecret is missing: logging in with the appId needs it");
            }
        }

        private static void address(List<String> problems, String what, @Nullable URI address) {
            if (address == null
                    || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    || address.getHost() == null
                    || address.getQuery() != null) {
                problems.add(what + " must be an http or https address");
            }
        }

        private static void positive(List<String> problems, String what, @Nullable Duration duration) {
            if (duration == null || duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
