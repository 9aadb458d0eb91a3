package io.threadwell.connector.linkedin;

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

/** How the connector works; the same for all accounts. Immutable. */
public final class LinkedInConfig {
    /** The stream of what LinkedIn notifies of: comments, edits, deletions, mentions, shares of the last 60 days. */
    public static final String NOTIFICATIONS = "notifications";

    /** The stream of the comments on the organisation's latest posts, which LinkedIn does not notify of where a post is not public. */
    public static final String COMMENTS = "comments";

    private static final Set<String> KNOWN_STREAMS = Set.of(NOTIFICATIONS, COMMENTS);

    private final Builder given;
    private final Set<String> streams;
    private final Set<String> scopes;

    private LinkedInConfig(Builder builder) {
        this.given = builder;
        this.streams = Collections.unmodifiableSet(new LinkedHashSet<>(builder.streams));
        this.scopes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.scopes));
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is. */
    public URI apiUri() {
        return given.apiUri;
    }

    /** Where people log in and tokens are given. */
    public URI loginUri() {
        return given.loginUri;
    }

    /** The version of the API. */
    public String apiVersion() {
        return given.apiVersion;
    }

    /** The app's client id; absent where nobody logs in here. */
    public Optional<String> clientId() {
        return Optional.ofNullable(given.clientId);
    }

    /** The app's client secret. */
    public Optional<Secret> clientSecret() {
        return Optional.ofNullable(given.clientSecret);
    }

    /** The permissions that are asked for. */
    public Set<String> scopes() {
        return scopes;
    }

    /** The app's number, where connecting subscribes pages to the webhook. */
    public Optional<String> applicationId() {
        return Optional.ofNullable(given.applicationId);
    }

    /** The webhook's public address, where connecting subscribes pages to it. */
    public Optional<URI> webhookUri() {
        return Optional.ofNullable(given.webhookUri);
    }

    /** Whether deliveries come by webhook. */
    public boolean webhook() {
        return given.webhook;
    }

    /** True where LinkedIn tells of what happened, by webhook or when it is asked. */
    public boolean isNotified() {
        return given.webhook || streams.contains(NOTIFICATIONS);
    }

    /** Whether a comment is fetched of which a notification does not tell what it answers. */
    public boolean threadLookup() {
        return given.threadLookup;
    }

    /** The streams that are polled. */
    public Set<String> streams() {
        return streams;
    }

    /** How often notifications are asked for. */
    public Duration notificationsEvery() {
        return given.notificationsEvery;
    }

    /** How often the comments on the latest posts are walked through. */
    public Duration commentsEvery() {
        return given.commentsEvery;
    }

    /** How far before the last poll each poll looks again. */
    public Duration overlap() {
        return given.overlap;
    }

    /** How old a post may be whose comments are walked through. */
    public Duration repairWindow() {
        return given.repairWindow;
    }

    /** How many calls one member may make of one kind in a day; 0 where it is not known. */
    public int dailyCalls() {
        return given.dailyCalls;
    }

    /** Whether giving back a page's token ends the member's token too. */
    public boolean revokeLogin() {
        return given.revokeLogin;
    }

    /** How long after a write without a good answer a look for it is trusted. */
    public Duration settling() {
        return given.settling;
    }

    /** Until a connection stands. */
    public Duration connectTimeout() {
        return given.connectTimeout;
    }

    /** From a call to the last byte of its answer. */
    public Duration callTimeout() {
        return given.callTimeout;
    }

    @Override
    public String toString() {
        return "LinkedInConfig[" + given.apiUri + ", " + given.apiVersion + "]";
    }

    /** Collects a {@link LinkedInConfig}. Not thread-safe. */
    public static final class Builder implements Cloneable {
        private static final Pattern VERSION = Pattern.compile("20[0-9]{2}(0[1-9]|1[0-2])");
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

        private URI apiUri = URI.create("https://api.linkedin.com");
        private URI loginUri = URI.create("https://www.linkedin.com/oauth/v2");
        private String apiVersion = "202607";
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private Set<String> scopes = new LinkedHashSet<>(List.of(
                "rw_organization_admin",
                "r_organization_social",
                "r_organization_social_feed",
                "w_organization_social_feed"));
        private @Nullable String applicationId;
        private @Nullable URI webhookUri;
        private boolean webhook = true;
        private boolean threadLookup = true;
        private Set<String> streams = new LinkedHashSet<>(List.of(NOTIFICATIONS, COMMENTS));
        private Duration notificationsEvery = Duration.ofMinutes(15);
        private Duration commentsEvery = Duration.ofHours(6);
        private Duration overlap = Duration.ofMinutes(10);
        private Duration repairWindow = Duration.ofDays(7);
        private int dailyCalls;
        private boolean revokeLogin;
        private Duration settling = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);

        private Builder() {}

        /** Where the API is. Default {@code https://api.linkedin.com}. */
        public Builder apiUri(URI address) {
            this.apiUri = address;
            return this;
        }

        /** Where people log in and tokens are given. Default {@code https://www.linkedin.com/oauth/v2}. */
        public Builder loginUri(URI address) {
            this.loginUri = address;
            return this;
        }

        /**
         * The version of the API as year and month. Default {@code 202607}. LinkedIn keeps each version for a year (page
         * "Versioning", "Support timeline").
         */
        public Builder apiVersion(String version) {
            this.apiVersion = version;
            return this;
        }

        /** The app's client id and secret, from its page "Auth"; needed to connect pages and to renew tokens. */
        public Builder client(String id, Secret secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /**
         * The permissions to ask for. Default {@code rw_organization_admin}, {@code r_organization_social},
         * {@code r_organization_social_feed} and {@code w_organization_social_feed}; apps from before June 2023 have the last two
         * under names without {@code _feed} (page "Comments API", "Permissions"). Asking for others than were given before ends
         * the tokens given before.
         */
        public Builder scopes(Set<String> names) {
            this.scopes = names;
            return this;
        }

        /**
         * Lets connecting subscribe each page to the webhook (page "Organization Social Action Notifications", "Event
         * Subscription API"). Default: pages are subscribed by hand.
         *
         * @param application the app's number, which stands in the address of its page; not the client id
         * @param webhook the endpoint's public address, as it is registered with the app
         */
        public Builder subscribe(String application, URI webhook) {
            this.applicationId = application;
            this.webhookUri = webhook;
            return this;
        }

        /** Does without the webhook, such as in LinkedIn's development tier: news is what polling finds. Default with it. */
        public Builder withoutWebhook() {
            this.webhook = false;
            return this;
        }

        /**
         * Whether to fetch a comment of which a notification does not tell what it answers, which is one call each. Default yes;
         * without, such a comment begins a conversation.
         */
        public Builder threadLookup(boolean wanted) {
            this.threadLookup = wanted;
            return this;
        }

        /** The streams to poll. Default {@link #NOTIFICATIONS} and {@link #COMMENTS}. */
        public Builder streams(Set<String> names) {
            this.streams = names;
            return this;
        }

        /** How often to ask for notifications. Default 15 minutes: 96 calls a day for each page. */
        public Builder notificationsEvery(Duration interval) {
            this.notificationsEvery = interval;
            return this;
        }

        /** How often to walk through the comments on the latest posts, which is a call for each post. Default 6 hours. */
        public Builder commentsEvery(Duration interval) {
            this.commentsEvery = interval;
            return this;
        }

        /** How far before the last poll each poll looks again. Default 10 minutes. */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /** How old a post may be whose comments are walked through. Default 7 days. */
        public Builder repairWindow(Duration duration) {
            this.repairWindow = duration;
            return this;
        }

        /**
         * How many calls one member may make of one kind in a day. LinkedIn publishes no numbers; the app's page "Analytics" shows
         * them (page "Rate Limits"). With it, polling leaves a part to answers. Default 0: only LinkedIn's refusals are kept.
         */
        public Builder dailyCalls(int calls) {
            this.dailyCalls = calls;
            return this;
        }

        /**
         * Whether giving back a page's token ends the member's token, and so the access to <em>all</em> pages that the member
         * connected, in every workspace. Default no: only the page's subscription is ended.
         */
        public Builder revokeLogin(boolean wanted) {
            this.revokeLogin = wanted;
            return this;
        }

        /** How long after a write without a good answer a look for it is trusted. LinkedIn documents no figure. Default 30 s. */
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
        public LinkedInConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "apiUri", apiUri);
            address(problems, "loginUri", loginUri);
            if (apiVersion == null || !VERSION.matcher(apiVersion).matches()) {
                problems.add("apiVersion must be a year and a month, such as 202607");
            }
            login(problems);
            incoming(problems);
            positive(problems, "notificationsEvery", notificationsEvery);
            positive(problems, "commentsEvery", commentsEvery);
            positive(problems, "repairWindow", repairWindow);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (dailyCalls < 0) {
                problems.add("dailyCalls must not be negative; 0 stands for not known");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("LinkedIn: " + String.join("; ", problems));
            }
            return new LinkedInConfig(copy());
        }

        private void login(List<String> problems) {
            if (clientId != null && clientId.isBlank()) {
                problems.add("the client id must not be blank");
            }
            if (clientId != null && clientSecret == null) {
                problems.add("the client secret is missing: logging in with the client id needs it");
            }
            if (scopes == null || scopes.isEmpty() || scopes.stream().anyMatch(String::isBlank)) {
                problems.add("scopes must name permissions, or be left out for the defaults");
            }
        }

        private void incoming(List<String> problems) {
            if (streams == null || !KNOWN_STREAMS.containsAll(streams)) {
                problems.add("streams must be of notifications, comments");
            } else if (streams.isEmpty() && !webhook) {
                problems.add("nothing could come in: give streams to poll, or leave withoutWebhook() out");
            }
            if (applicationId != null && !DIGITS.matcher(applicationId).matches()) {
                problems.add("subscribe needs the app's number, which is not its client id");
            }
            if (applicationId != null && (webhookUri == null || !"https".equals(webhookUri.getScheme()))) {
                problems.add("subscribe needs the webhook's https address: LinkedIn calls no other");
            }
            if (applicationId != null && !webhook) {
                problems.add("subscribe is for the webhook that withoutWebhook() does without: leave one of them out");
            }
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
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
