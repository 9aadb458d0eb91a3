package io.threadwell.connector.telegram;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the connector works; the same for all accounts. Immutable. */
public final class TelegramConfig {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern CHAT = Pattern.compile("-[0-9]{1,20}");
    private static final Set<Integer> WEBHOOK_PORTS = Set.of(-1, 443, 80, 88, 8443);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);

    private final URI apiAddress;
    private final @Nullable URI webhookAddress;
    private final @Nullable Secret webhookSecret;
    private final Duration longPoll;
    private final Duration pollEvery;
    private final Duration callTimeout;
    private final Groups groups;
    private final Set<String> wholeGroups;

    private TelegramConfig(Builder builder) {
        this.apiAddress = builder.apiAddress;
        this.webhookAddress = builder.webhookAddress;
        this.webhookSecret = builder.webhookSecret;
        this.longPoll = builder.longPoll;
        this.pollEvery = builder.pollEvery;
        this.callTimeout = builder.callTimeout;
        this.groups = builder.groups;
        this.wholeGroups = Set.copyOf(builder.wholeGroups);
    }

    /** What is taken of what is said in groups. */
    public enum Groups {
        /** All that Telegram delivers: with the bot's privacy mode on, which is how bots are made, that is what concerns the bot. */
        DELIVERED,
        /**
         * What names the bot, is a command for it or answers it, and what stands directly under a post of the group's channel: for bots
         * that hear everything, because their privacy mode is off or they are administrators.
         */
        ADDRESSED
    }

    /** All defaults: updates are polled. */
    public static TelegramConfig defaults() {
        return builder().build();
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the Bot API is. */
    public URI apiAddress() {
        return apiAddress;
    }

    /** Where Telegram delivers; absent when updates are polled. */
    public Optional<URI> webhookAddress() {
        return Optional.ofNullable(webhookAddress);
    }

    /** What Telegram shows with each delivery; there when {@link #webhookAddress()} is. */
    public Optional<Secret> webhookSecret() {
        return Optional.ofNullable(webhookSecret);
    }

    /** How long a poll waits for something new; zero when it does not wait. */
    public Duration longPoll() {
        return longPoll;
    }

    /** How long after a poll that brought nothing the next one is made. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How long a call may take, waiting polls excepted. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** What is taken of what is said in groups. */
    public Groups groups() {
        return groups;
    }

    /** Groups of which everything is taken that is delivered. */
    public Set<String> wholeGroups() {
        return wholeGroups;
    }

    /** Collects a {@link TelegramConfig}. Not thread-safe. */
    public static final class Builder {
        private URI apiAddress = URI.create("https://api.telegram.org");
        private @Nullable URI webhookAddress;
        private @Nullable Secret webhookSecret;
        private Duration longPoll = Duration.ofSeconds(10);
        private Duration pollEvery = Duration.ofSeconds(1);
        private Duration callTimeout = Duration.ofSeconds(30);
        private Groups groups = Groups.DELIVERED;
        private Set<String> wholeGroups = Set.of();

        private Builder() {}

        /** Where the Bot API is. Default {@code https://api.telegram.org}. */
        public Builder apiAddress(URI address) {
            this.apiAddress = address;
            return this;
        }

        /**
         * Telegram delivers instead of being polled: connecting an account tells it so ({@code setWebhook}). Default: it is polled.
         *
         * @param address the endpoint's public address; the bot's id and name are put behind it
         * @param secret what Telegram shows with each delivery: 1 to 256 of {@code A-Z a-z 0-9 _ -}; the endpoint's own secret
         */
        public Builder webhook(URI address, Secret secret) {
            this.webhookAddress = address;
            this.webhookSecret = secret;
            return this;
        }

        /**
         * How long a poll waits for something new, at most 50 s; each waiting poll holds a thread of the engine's. Default 10 s. Telegram
         * asks not to use zero, which does not wait, in production (method {@code getUpdates}).
         */
        public Builder longPoll(Duration duration) {
            this.longPoll = duration;
            return this;
        }

        /** How long after a poll the next one is made. Default 1 s. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How long a call may take, waiting polls excepted. Default 30 s. */
        public Builder callTimeout(Duration duration) {
            this.callTimeout = duration;
            return this;
        }

        /** What is taken of what is said in groups. Default {@link Groups#DELIVERED}. */
        public Builder groups(Groups wanted) {
            this.groups = wanted;
            return this;
        }

        /** The ids of groups of which everything is taken, whatever {@link #groups} says, such as the group behind a channel. Default none. */
        public Builder wholeGroups(Set<String> chatIds) {
            this.wholeGroups = chatIds;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public TelegramConfig build() {
            List<String> problems = new ArrayList<>();
            if (!isWeb(apiAddress)) {
                problems.add("apiAddress must be an http or https address");
            }
            webhook(problems);
            if (longPoll == null || longPoll.isNegative() || longPoll.compareTo(LONGEST_POLL) > 0) {
                problems.add("longPoll must be 50 s at most, and not negative");
            }
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "callTimeout", callTimeout);
            if (groups == null) {
                problems.add("groups is missing: give DELIVERED or ADDRESSED");
            }
            if (wholeGroups == null
                    || !wholeGroups.stream().allMatch(id -> CHAT.matcher(id).matches())) {
                problems.add("wholeGroups must be ids of groups, such as -1001234567890");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Telegram: " + String.join("; ", problems));
            }
            return new TelegramConfig(this);
        }

        private void webhook(List<String> problems) {
            if (webhookAddress == null && webhookSecret == null) {
                return;
            }
            if (webhookAddress == null
                    || !"https".equals(webhookAddress.getScheme())
                    || webhookAddress.getHost() == null
                    || webhookAddress.getQuery() != null
                    || !WEBHOOK_PORTS.contains(webhookAddress.getPort())) {
                problems.add("webhook must have an https address on port 443, 80, 88 or 8443, without a query");
            }
            if (webhookSecret == null || !SECRET.matcher(webhookSecret.reveal()).matches()) {
                problems.add("webhook must have a secret of 1 to 256 of A-Z, a-z, 0-9, _ and -");
            }
        }

        private static boolean isWeb(@Nullable URI address) {
            return address != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getQuery() == null;
        }

        private static void positive(List<String> problems, String what, @Nullable Duration duration) {
            if (duration == null || duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
