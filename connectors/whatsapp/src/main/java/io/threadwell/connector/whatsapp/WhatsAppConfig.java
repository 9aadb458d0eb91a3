package io.threadwell.connector.whatsapp;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the connector works; the same for all numbers. Immutable. Shows no secret in text.
 *
 * <p>One thing has no default: the {@linkplain Builder#verifyToken verify token} of the webhook.
 */
public final class WhatsAppConfig {
    private final URI graphUri;
    private final URI dialogUri;
    private final String apiVersion;
    private final @Nullable String appId;
    private final @Nullable Secret appSecret;
    private final Secret verifyToken;
    private final @Nullable String signupConfiguration;
    private final int messagesPerSecond;
    private final String listButton;
    private final Duration settling;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final boolean endSubscription;

    private WhatsAppConfig(Builder builder) {
        this.graphUri = builder.graphUri;
        this.dialogUri = builder.dialogUri;
        this.apiVersion = builder.apiVersion;
        this.appId = builder.appId;
        this.appSecret = builder.appSecret;
        this.verifyToken = Objects.requireNonNull(builder.verifyToken);
        this.signupConfiguration = builder.signupConfiguration;
        this.messagesPerSecond = builder.messagesPerSecond;
        this.listButton = builder.listButton;
        this.settling = builder.settling;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
        this.endSubscription = builder.endSubscription;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
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

    /** The app's id; absent where nobody signs up. */
    public Optional<String> appId() {
        return Optional.ofNullable(appId);
    }

    /** The app's secret, for signing up and for the proof with each call; absent without both. */
    public Optional<Secret> appSecret() {
        return Optional.ofNullable(appSecret);
    }

    /** The token by which Meta's subscription challenge is known. */
    public Secret verifyToken() {
        return verifyToken;
    }

    /** The configuration of Facebook Login for Business that opens Embedded Signup; absent for the plain dialogue. */
    public Optional<String> signupConfiguration() {
        return Optional.ofNullable(signupConfiguration);
    }

    /** How many messages a number sends in a second. */
    public int messagesPerSecond() {
        return messagesPerSecond;
    }

    /** What stands on the button that opens a list of ready answers. */
    public String listButton() {
        return listButton;
    }

    /** How long after a write without a good answer its status is waited for. */
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

    /** Whether giving back a number's token ends the webhooks of its WhatsApp Business Account. */
    public boolean endSubscription() {
        return endSubscription;
    }

    @Override
    public String toString() {
        return "WhatsAppConfig[" + graphUri + ", " + apiVersion + ", app " + appId + "]";
    }

    /** Collects a {@link WhatsAppConfig}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]?\\.[0-9]");
        private static final int LONGEST_BUTTON = 20;

        private URI graphUri = URI.create("https://graph.facebook.com");
        private URI dialogUri = URI.create("https://www.facebook.com");
        private String apiVersion = "v23.0";
        private @Nullable String appId;
        private @Nullable Secret appSecret;
        private @Nullable Secret verifyToken;
        private @Nullable String signupConfiguration;
        private int messagesPerSecond = 80;
        private String listButton = "Choose";
        private Duration settling = Duration.ofMinutes(1);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private boolean endSubscription;

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

        /** The app's id; needed for signing up alone. Default none. */
        public Builder appId(String id) {
            this.appId = id;
            return this;
        }

        /**
         * The app's secret. With it every call carries a proof ({@code appsecret_proof}) that whoever holds the token is the
         * app; needed for signing up, and where the app requires the proof. Webhooks are verified with the endpoint's own live
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
         * The configuration of Facebook Login for Business that opens Embedded Signup (page "Embedded Signup", "Implementation").
         * Default none: the plain dialogue asks for the permissions.
         */
        public Builder signupConfiguration(String id) {
            this.signupConfiguration = id;
            return this;
        }

        /**
         * How many messages a number sends in a second (page "Throughput"): 80 for most, 1,000 after Meta's upgrade, 20 for numbers
         * that the WhatsApp Business app uses as well. Default 80.
         */
        public Builder messagesPerSecond(int most) {
            this.messagesPerSecond = most;
            return this;
        }

        /**
         * What stands on the button that opens a list of ready answers, 1 to 20 characters; up to three answers have buttons of their
         * own. Default {@code Choose}.
         */
        public Builder listButton(String label) {
            this.listButton = label;
            return this;
        }

        /**
         * How long after a write without a good answer its status, which comes by webhook with our key, is waited for before a person
         * must look. Meta documents no figure. Default 1 minute.
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
         * Whether giving back a number's token ends the webhooks of its WhatsApp Business Account. A subscription is of the whole
         * account: this ends the webhooks of <em>all</em> its numbers. Default no.
         */
        public Builder endSubscription(boolean wanted) {
            this.endSubscription = wanted;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public WhatsAppConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "graphUri", graphUri);
            address(problems, "dialogUri", dialogUri);
            if (apiVersion == null || !VERSION.matcher(apiVersion).matches()) {
                problems.add("apiVersion must look like v23.0");
            }
            signup(problems);
            if (messagesPerSecond < 1) {
                problems.add("messagesPerSecond must be positive");
            }
            if (listButton == null || listButton.isBlank() || listButton.length() > LONGEST_BUTTON) {
                problems.add("listButton must have 1 to 20 characters");
            }
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (!problems.isEmpty()) {
                throw new InvalidRequest("WhatsApp: " + String.join("; ", problems));
            }
            return new WhatsAppConfig(this);
        }

        private void signup(List<String> problems) {
            if (verifyToken == null) {
                problems.add(
                        "verifyToken is missing: think of a text, give it here and beside the webhook's address in the"
                                + " app's dashboard");
            }
            if (appId != null && appId.isBlank()) {
                problems.add("appId must not be blank");
            }
            if (appId != null && appSecret == null) {
                problems.add("appSecret is missing: signing up with the appId needs it");
            }
            if (signupConfiguration != null && (signupConfiguration.isBlank() || appId == null)) {
                problems.add("signupConfiguration must not be blank, and needs appId and appSecret");
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
