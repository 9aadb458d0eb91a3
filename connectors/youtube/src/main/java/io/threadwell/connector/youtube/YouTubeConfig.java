package io.threadwell.connector.youtube;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the connector works; the same for all channels. Immutable. */
public final class YouTubeConfig {
    private final URI api;
    private final URI login;
    private final URI tokens;
    private final @Nullable String clientId;
    private final @Nullable Secret clientSecret;
    private final Pace pace;
    private final Units units;
    private final Reviews reviews;

    private YouTubeConfig(Builder builder) {
        this.api = builder.api;
        this.login = builder.login;
        this.tokens = builder.tokens;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.pace = builder.pace;
        this.units = builder.units;
        this.reviews = builder.reviews;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the YouTube Data API is. */
    public URI api() {
        return api;
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

    /** How often comments are asked for. */
    public Pace pace() {
        return pace;
    }

    /** What the project may use up in a day. */
    public Units units() {
        return units;
    }

    /** What is done with comments that are held back. */
    public Reviews reviews() {
        return reviews;
    }

    /**
     * How often comments are asked for, while the quota lasts.
     *
     * @param every the time between two looks at the latest threads
     * @param heldEvery the time between two looks at what is held back
     * @param lookBackEvery the time between two looks at older threads
     * @param lookBackPages how many pages of 100 threads such a look takes at most
     */
    public record Pace(Duration every, Duration heldEvery, Duration lookBackEvery, int lookBackPages) {}

    /**
     * Units of the Google project's quota.
     *
     * @param daily what the project has in a day
     * @param reserve what polling leaves of them
     */
    public record Units(int daily, int reserve) {}

    /**
     * What is done with comments that are held back.
     *
     * @param held whether those that wait for a moderator come in
     * @param spam whether those that YouTube takes for spam come in
     * @param banRejected whether the author of a comment that is refused is banned from the channel
     */
    public record Reviews(boolean held, boolean spam, boolean banRejected) {}

    /** Collects a {@link YouTubeConfig}. Not thread-safe. */
    public static final class Builder {
        private URI api = URI.create("https://youtube.googleapis.com");
        private URI login = URI.create("https://accounts.google.com/o/oauth2/v2/auth");
        private URI tokens = URI.create("https://oauth2.googleapis.com");
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private Pace pace = new Pace(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1), 5);
        private Units units = new Units(10_000, 5_000);
        private Reviews reviews = new Reviews(true, false, false);

        private Builder() {}

        /** One address for all of Google's services, for tests and proxies. Default Google's own, each at its place. */
        public Builder server(URI address) {
            this.api = address;
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

        /** How often to look at the latest 100 threads, at the most. Default 2 minutes; each look costs a unit. */
        public Builder pollEvery(Duration interval) {
            this.pace = new Pace(interval, pace.heldEvery, pace.lookBackEvery, pace.lookBackPages);
            return this;
        }

        /** How often to look at what is held back, at the most. Default 10 minutes; each look costs a unit. */
        public Builder heldEvery(Duration interval) {
            this.pace = new Pace(pace.every, interval, pace.lookBackEvery, pace.lookBackPages);
            return this;
        }

        /**
         * How often, and how far, to look at older threads for answers and edits, of which the list of threads does not tell.
         * Default every hour, 5 pages of 100 threads, which costs 4 units more than an ordinary look; 1 page: never.
         */
        public Builder lookBack(Duration interval, int pages) {
            this.pace = new Pace(pace.every, pace.heldEvery, interval, pages);
            return this;
        }

        /**
         * The quota of the Google project for this process. Default 10,000 units a day, which every project has, of which polling
         * leaves 5,000: a hundred answers. A project that several processes use is shared out among them here.
         *
         * @param daily units from one midnight Pacific time to the next
         * @param reserve what is left for answers and moderation, at 50 units each
         */
        public Builder units(int daily, int reserve) {
            this.units = new Units(daily, reserve);
            return this;
        }

        /** Whether comments that wait for a moderator come in. Default yes; the login must be the channel owner's. */
        public Builder held(boolean wanted) {
            this.reviews = new Reviews(wanted, reviews.spam, reviews.banRejected);
            return this;
        }

        /** Whether comments that YouTube takes for spam come in. Default no. */
        public Builder spam(boolean wanted) {
            this.reviews = new Reviews(reviews.held, wanted, reviews.banRejected);
            return this;
        }

        /** Whether refusing a comment bans its author from the channel. Default no. */
        public Builder banRejected(boolean banned) {
            this.reviews = new Reviews(reviews.held, reviews.spam, banned);
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public YouTubeConfig build() {
            List<String> problems = new ArrayList<>();
            check(
                    problems,
                    api.getHost() != null && tokens.getHost() != null,
                    "server must be an http or https address");
            check(
                    problems,
                    clientId == null || !clientId.isBlank(),
                    "client must have the id that the Google Cloud console shows");
            check(problems, isPositive(pace.every), "pollEvery must be positive");
            check(problems, isPositive(pace.heldEvery), "heldEvery must be positive");
            check(
                    problems,
                    isPositive(pace.lookBackEvery) && pace.lookBackPages > 0,
                    "lookBack must have a positive interval and one page at least");
            check(problems, units.reserve >= 0, "units must have a reserve of 0 or more");
            check(
                    problems,
                    units.daily > units.reserve,
                    "units must have more a day than the reserve, or nothing is polled");
            if (!problems.isEmpty()) {
                throw new InvalidRequest("YouTube: " + String.join("; ", problems));
            }
            return new YouTubeConfig(this);
        }

        private static void check(List<String> problems, boolean good, String problem) {
            if (!good) {
                problems.add(problem);
            }
        }

        private static boolean isPositive(Duration interval) {
            return !interval.isNegative() && !interval.isZero();
        }
    }
}
