package io.threadwell.connector.googlebusiness;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the connector works; the same for all profiles. Immutable. */
public final class GoogleBusinessConfig {
    private final URI reviews;
    private final URI accounts;
    private final URI locations;
    private final URI login;
    private final URI tokens;
    private final @Nullable String clientId;
    private final @Nullable Secret clientSecret;
    private final Duration pollEvery;
    private final boolean notifications;

    private GoogleBusinessConfig(Builder builder) {
        this.reviews = builder.reviews;
        this.accounts = builder.accounts;
        this.locations = builder.locations;
        this.login = builder.login;
        this.tokens = builder.tokens;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.pollEvery = builder.pollEvery;
        this.notifications = builder.notifications;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where reviews are: the My Business API, version 4. */
    public URI reviews() {
        return reviews;
    }

    /** Where accounts are listed: the Account Management API. */
    public URI accounts() {
        return accounts;
    }

    /** Where an account's profiles are listed: the Business Information API. */
    public URI locations() {
        return locations;
    }

    /** The page on which a person agrees. */
    public URI login() {
        return login;
    }

    /** Where codes are traded, and tokens renewed and given back. */
    public URI tokens() {
        return tokens;
    }

    /** The client that people log in to; empty where tokens come from elsewhere. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** The client's secret. */
    public Optional<Secret> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    /** How often reviews are asked for. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** Whether notifications are taken. */
    public boolean notifications() {
        return notifications;
    }

    /** Collects a {@link GoogleBusinessConfig}. Not thread-safe. */
    public static final class Builder {
        private URI reviews = URI.create("https://mybusiness.googleapis.com");
        private URI accounts = URI.create("https://mybusinessaccountmanagement.googleapis.com");
        private URI locations = URI.create("https://mybusinessbusinessinformation.googleapis.com");
        private URI login = URI.create("https://accounts.google.com/o/oauth2/v2/auth");
        private URI tokens = URI.create("https://oauth2.googleapis.com");
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private Duration pollEvery = Duration.ofMinutes(5);
        private boolean notifications;

        private Builder() {}

        /** One address for all of Google's services, for tests and proxies. Default Google's own, each at its place. */
        public Builder server(URI address) {
            this.reviews = address;
            this.accounts = address;
            this.locations = address;
            this.login = address.resolve("/o/oauth2/v2/auth");
            this.tokens = address;
            return this;
        }

        /** The client of the Google Cloud project that people log in to. Default none: accounts are connected by token then. */
        public Builder client(String id, Secret secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /** How often to ask for reviews. Default 5 minutes: two calls of the 300 a minute that a project has. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /**
         * Takes notifications that Cloud Pub/Sub pushes, so that reviews are there at once. The subscription's push address is the
         * webhook's, with {@code ?token=SECRET} behind it: the secret is the endpoint's. Default no.
         */
        public Builder notifications(boolean taken) {
            this.notifications = taken;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public GoogleBusinessConfig build() {
            List<String> problems = new ArrayList<>();
            if (reviews.getHost() == null || tokens.getHost() == null) {
                problems.add("server must be an http or https address");
            }
            if (clientId != null && clientId.isBlank()) {
                problems.add("client must have the id that the Google Cloud console shows");
            }
            if (pollEvery.isNegative() || pollEvery.isZero()) {
                problems.add("pollEvery must be positive");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Google Business Profile: " + String.join("; ", problems));
            }
            return new GoogleBusinessConfig(this);
        }
    }
}
