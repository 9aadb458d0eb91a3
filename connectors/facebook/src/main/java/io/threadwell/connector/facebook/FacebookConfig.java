package io.threadwell.connector.facebook;

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

/** How the connector works; the same for all pages. Immutable. Shows no secret in text. */
public final class FacebookConfig {
    /** The stream of posts on the page and the comments below them. */
    public static final String FEED = "feed";

    /** The stream of posts elsewhere that tag the page. */
    public static final String TAGGED = "tagged";

    /** The stream of reviews and recommendations. */
    public static final String RATINGS = "ratings";

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
    private final boolean revokeLogin;

    private FacebookConfig(Builder builder) {
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
        this.revokeLogin = builder.revokeLogin;
    }

    /** All defaults: enough to answer and to poll with page tokens, not to log in or to be called by webhook. */
    public static FacebookConfig defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public URI graphUri() {
        return graphUri;
    }

    public URI dialogUri() {
        return dialogUri;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    public Optional<Secret> appSecret() {
        return Optional.ofNullable(appSecret);
    }

    public Optional<Secret> verifyToken() {
        return Optional.ofNullable(verifyToken);
    }

    public Set<String> streams() {
        return streams;
    }

    public Duration pollEvery() {
        return pollEvery;
    }

    public Duration overlap() {
        return overlap;
    }

    public Duration repairWindow() {
        return repairWindow;
    }

    public Duration settling() {
        return settling;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration callTimeout() {
        return callTimeout;
    }

    public boolean revokeLogin() {
        return revokeLogin;
    }

    @Override
    public String toString() {
        return "FacebookConfig[" + graphUri + ", " + apiVersion + ", app " + appId + "]";
    }

    /** Collects a {@link FacebookConfig}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]?\\.[0-9]");
        private static final Set<String> KNOWN_STREAMS = Set.of(FEED, TAGGED, RATINGS);

        private URI graphUri = URI.create("https://graph.facebook.com");
        private URI dialogUri = URI.create("https://www.facebook.com");
        private String apiVersion = "v23.0";
        private @Nullable String appId;
        private @Nullable Secret appSecret;
        private @Nullable Secret verifyToken;
        private Set<String> streams = new LinkedHashSet<>(List.of(FEED, TAGGED, RATINGS));
        private Duration pollEvery = Duration.ofMinutes(5);
        private Duration overlap = Duration.ofMinutes(5);
        private Duration repairWindow = Duration.ofDays(7);
        private Duration settling = Duration.ofSeconds(5);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private boolean revokeLogin;

        private Builder() {}

        /** Where the Graph API is. Default {@code https://graph.facebook.com}. */
        public Builder graphUri(URI address) {
            this.graphUri = address;
            return this;
        }

        /** Where the login dialogue is. Default {@code https://www.facebook.com}. */
        public Builder dialogUri(URI address) {
            this.dialogUri = address;
            return this;
        }

        /** The version of the Graph API. Default {@code v23.0}, which the connector was written for. */
        public Builder apiVersion(String version) {
            this.apiVersion = version;
            return this;
        }

        /** The app's id; needed for logging in alone. Default none. */
        public Builder appId(String id) {
            this.appId = id;
            return this;
        }

        /**
         * The app's secret. With it every call carries a proof ({@code appsecret_proof}) that whoever holds the token is the
         * app; needed for logging in, and where the app requires the proof. Webhooks are verified with the endpoint's own live
         * secrets, not with this one. Default none.
         */
        public Builder appSecret(Secret secret) {
            this.appSecret = secret;
            return this;
        }

        /** The token by which Meta's subscription challenge is known; without one, challenges are answered 403. */
        public Builder verifyToken(Secret token) {
            this.verifyToken = token;
            return this;
        }

        /** The streams to poll for gaps. Default {@link #FEED}, {@link #TAGGED} and {@link #RATINGS}. */
        public Builder streams(Set<String> names) {
            this.streams = new LinkedHashSet<>(names);
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

        /** How old a post may be whose new comments polling still looks for. Default 7 days. */
        public Builder repairWindow(Duration duration) {
            this.repairWindow = duration;
            return this;
        }

        /**
         * How long after a write without a good answer a look for it is trusted. Meta documents no figure. Default 5 s.
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
         * Whether giving back a page's token also takes the app's permissions away from the person who gave them. Facebook
         * cannot take back a single page's token: this kills those of <em>all</em> pages that the person connected, in every
         * workspace. Default no: only the page's webhooks are ended.
         */
        public Builder revokeLogin(boolean wanted) {
            this.revokeLogin = wanted;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once */
        public FacebookConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "graphUri", graphUri);
            address(problems, "dialogUri", dialogUri);
            if (!VERSION.matcher(apiVersion).matches()) {
                problems.add("apiVersion must look like v23.0");
            }
            if (appId != null && appId.isBlank()) {
                problems.add("appId must not be blank");
            }
            if (!KNOWN_STREAMS.containsAll(streams)) {
                problems.add("streams must be of feed, tagged, ratings");
            }
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "repairWindow", repairWindow);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Facebook: " + String.join("; ", problems));
            }
            return new FacebookConfig(this);
        }

        private static void address(List<String> problems, String what, URI address) {
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (!web || address.getHost() == null || address.getQuery() != null) {
                problems.add(what + " must be an http or https address");
            }
        }

        private static void positive(List<String> problems, String what, Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
