package io.threadwell.connector.instagram;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the connector works; the same for all accounts. Immutable. Shows no secret in text.
 *
 * <p>One thing has no default: the {@linkplain Builder#verifyToken verify token} of the webhook.
 */
public final class InstagramConfig {
    /** The stream of comments on the account's media. */
    public static final String COMMENTS = "comments";

    /** The stream of private conversations that something happened in. */
    public static final String CONVERSATIONS = "conversations";

    private final Login login;
    private final URI graphUri;
    private final URI dialogUri;
    private final String apiVersion;
    private final @Nullable String appId;
    private final @Nullable Secret appSecret;
    private final Secret verifyToken;
    private final boolean humanAgent;
    private final URI codesUri;
    private final Set<String> streams;
    private final Duration repairWindow;
    private final Duration pollEvery;
    private final Duration overlap;
    private final Duration settling;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final @Nullable URI erasureStatus;

    private static final Map<Login, URI> GRAPHS = Map.of(
            Login.INSTAGRAM, URI.create("https://graph.instagram.com"),
            Login.FACEBOOK, URI.create("https://graph.facebook.com"));
    private static final Map<Login, URI> DIALOGS = Map.of(
            Login.INSTAGRAM, URI.create("https://www.instagram.com/oauth/authorize"),
            Login.FACEBOOK, URI.create("https://www.facebook.com"));

    private InstagramConfig(Builder builder) {
        this.login = builder.login;
        this.graphUri = builder.addressOr(builder.graphUri, GRAPHS);
        this.dialogUri = builder.addressOr(builder.dialogUri, DIALOGS);
        this.apiVersion = builder.apiVersion;
        this.appId = builder.appId;
        this.appSecret = builder.appSecret;
        this.verifyToken = Objects.requireNonNull(builder.verifyToken);
        this.humanAgent = builder.humanAgent;
        this.codesUri = builder.codesUri;
        this.streams = Set.copyOf(builder.streams);
        this.repairWindow = builder.repairWindow;
        this.pollEvery = builder.pollEvery;
        this.overlap = builder.overlap;
        this.settling = builder.settling;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
        this.erasureStatus = builder.erasureStatus;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** How accounts are connected. */
    public Login login() {
        return login;
    }

    /** Where the Graph API is. */
    public URI graphUri() {
        return graphUri;
    }

    /** Where the login dialogue is. */
    public URI dialogUri() {
        return dialogUri;
    }

    /** The version of the Graph API, such as {@code v23.0}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The app's id; absent where nobody logs in. */
    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    /** The app's secret, for logging in and for the proof with each call; absent without both. */
    public Optional<Secret> appSecret() {
        return Optional.ofNullable(appSecret);
    }

    /** The token by which Meta's subscription challenge is known. */
    public Secret verifyToken() {
        return verifyToken;
    }

    /** Whether people's answers may carry the mark that gives them 7 days. */
    public boolean humanAgent() {
        return humanAgent;
    }

    /** Where codes are traded with Instagram's login. */
    public URI codesUri() {
        return codesUri;
    }

    /** What is polled. */
    public Set<String> streams() {
        return streams;
    }

    /** How old media may be whose new comments are looked for. */
    public Duration repairWindow() {
        return repairWindow;
    }

    /** How often is polled. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How far before the last poll each poll looks again. */
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

    /** Where people see how far the deletion of their data is; empty where Meta's callbacks are not taken. */
    public Optional<URI> erasureStatus() {
        return Optional.ofNullable(erasureStatus);
    }

    @Override
    public String toString() {
        return "InstagramConfig[" + graphUri + ", " + apiVersion + ", app " + appId + "]";
    }

    /** Collects a {@link InstagramConfig}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]?\\.[0-9]");

        private Login login = Login.INSTAGRAM;
        private @Nullable URI graphUri;
        private @Nullable URI dialogUri;
        private URI codesUri = URI.create("https://api.instagram.com/oauth/access_token");
        private String apiVersion = "v23.0";
        private @Nullable String appId;
        private @Nullable Secret appSecret;
        private @Nullable Secret verifyToken;
        private boolean humanAgent = true;
        private Set<String> streams = Set.of(COMMENTS, CONVERSATIONS);
        private Duration repairWindow = Duration.ofDays(7);
        private Duration pollEvery = Duration.ofMinutes(5);
        private Duration overlap = Duration.ofMinutes(5);
        private Duration settling = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private @Nullable URI erasureStatus;

        private Builder() {}

        /** How accounts are connected. Default {@link Login#INSTAGRAM}. */
        public Builder login(Login way) {
            this.login = way;
            return this;
        }

        /** Where the Graph API is. Default {@code https://graph.instagram.com}, with Facebook's login {@code https://graph.facebook.com}. */
        public Builder graphUri(URI address) {
            this.graphUri = address;
            return this;
        }

        /**
         * Where the login dialogue is. Default {@code https://www.instagram.com/oauth/authorize}, with Facebook's login
         * {@code https://www.facebook.com}.
         */
        public Builder dialogUri(URI address) {
            this.dialogUri = address;
            return this;
        }

        /** Where codes are traded with Instagram's login. Default {@code https://api.instagram.com/oauth/access_token}. */
        public Builder codesUri(URI address) {
            this.codesUri = address;
            return this;
        }

        /** The version of the Graph API. Default {@code v23.0}, which the connector was written for. */
        public Builder apiVersion(String version) {
            this.apiVersion = version;
            return this;
        }

        /** The app's id, with Instagram's login that of the Instagram app; needed for logging in. Default none. */
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

        /**
         * The token by which Meta's subscription challenge is known (page "Webhooks: Getting Started", "Verification
         * Requests"): any text of your own, the same here and in the app's dashboard. Required.
         */
        public Builder verifyToken(Secret token) {
            this.verifyToken = token;
            return this;
        }

        /**
         * Whether people's answers may go out up to 7 days after the customer's last message, with the tag {@code HUMAN_AGENT} (page "Message
         * Tags"). The app must have Meta's feature <em>Human Agent</em>: say no where it does not. Default yes.
         */
        public Builder humanAgent(boolean granted) {
            this.humanAgent = granted;
            return this;
        }

        /** What is polled: {@link #COMMENTS}, {@link #CONVERSATIONS}; none: webhooks alone. Default both. */
        public Builder streams(Set<String> names) {
            this.streams = names;
            return this;
        }

        /** How old media may be whose new comments are looked for. Default 7 days. */
        public Builder repairWindow(Duration window) {
            this.repairWindow = window;
            return this;
        }

        /** How often is polled. Default 5 minutes. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How far before the last poll each poll looks again. Default 5 minutes. */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /**
         * How long after a write without a good answer a look for it is trusted. Meta documents no figure. Default 30 s.
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
         * Takes Meta's callbacks: when a person takes the app's access away, at the webhook's address with {@code /deauthorize} behind
         * it, and when they want their data deleted, with {@code /delete}. Default no.
         *
         * @param page of the host's, on which people see how far the deletion is; it is opened with {@code code}
         */
        public Builder erasureStatus(URI page) {
            this.erasureStatus = page;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public InstagramConfig build() {
            List<String> problems = new ArrayList<>();
            if (login == null) {
                problems.add("login must be INSTAGRAM or FACEBOOK");
            }
            address(problems, "graphUri", addressOr(graphUri, GRAPHS));
            address(problems, "dialogUri", addressOr(dialogUri, DIALOGS));
            address(problems, "codesUri", codesUri);
            if (streams == null || !Set.of(COMMENTS, CONVERSATIONS).containsAll(streams)) {
                problems.add("streams may have comments and conversations");
            }
            positive(problems, "repairWindow", repairWindow);
            if (apiVersion == null || !VERSION.matcher(apiVersion).matches()) {
                problems.add("apiVersion must look like v23.0");
            }
            webhook(problems);
            login(problems);
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Instagram: " + String.join("; ", problems));
            }
            return new InstagramConfig(this);
        }

        /** Without the token Meta's challenge could never pass, and the mistake would show only in its dashboard. */
        private void webhook(List<String> problems) {
            if (verifyToken == null) {
                problems.add(
                        "verifyToken is missing: think of a text, give it here and beside the webhook's address in the"
                                + " app's dashboard");
            }
        }

        private void login(List<String> problems) {
            if (appId != null && appId.isBlank()) {
                problems.add("appId must not be blank");
            }
            if (appId != null && appSecret == null) {
                problems.add("appSecret is missing: logging in with the appId needs it");
            }
            if (erasureStatus != null && erasureStatus.getHost() == null) {
                problems.add("erasureStatus must be a page's address");
            }
        }

        private URI addressOr(@Nullable URI given, Map<Login, URI> defaults) {
            return given != null ? given : defaults.getOrDefault(login, URI.create("https://graph.instagram.com"));
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
