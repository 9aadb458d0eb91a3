package io.threadwell.connector.bluesky;

import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the connector works; the same for all accounts. Immutable. */
public final class BlueskyConfig {
    private final URI service;
    private final Duration notificationsEvery;
    private final Duration chatEvery;
    private final Duration repairEvery;
    private final Duration overlap;
    private final Duration repairWindow;
    private final boolean reactions;
    private final boolean directMessages;
    private final List<String> languages;

    private BlueskyConfig(Builder builder) {
        this.service = builder.service;
        this.notificationsEvery = builder.notificationsEvery;
        this.chatEvery = builder.chatEvery;
        this.repairEvery = builder.repairEvery;
        this.overlap = builder.overlap;
        this.repairWindow = builder.repairWindow;
        this.reactions = builder.reactions;
        this.directMessages = builder.directMessages;
        this.languages = builder.languages;
    }

    /** All defaults. */
    public static BlueskyConfig defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public URI service() {
        return service;
    }

    public Duration notificationsEvery() {
        return notificationsEvery;
    }

    public Duration chatEvery() {
        return chatEvery;
    }

    public Duration repairEvery() {
        return repairEvery;
    }

    public Duration overlap() {
        return overlap;
    }

    public Duration repairWindow() {
        return repairWindow;
    }

    public boolean reactions() {
        return reactions;
    }

    public boolean directMessages() {
        return directMessages;
    }

    public List<String> languages() {
        return languages;
    }

    /** Collects a {@link BlueskyConfig}. Not thread-safe. */
    public static final class Builder {
        private URI service = URI.create("https://bsky.social");
        private Duration notificationsEvery = Duration.ofSeconds(15);
        private Duration chatEvery = Duration.ofSeconds(15);
        private Duration repairEvery = Duration.ofMinutes(10);
        private Duration overlap = Duration.ofMinutes(5);
        private Duration repairWindow = Duration.ofHours(24);
        private boolean reactions;
        private boolean directMessages = true;
        private List<String> languages = List.of();

        private Builder() {}

        /** Where accounts sign in that name no service of their own. Default {@code https://bsky.social}. */
        public Builder service(URI address) {
            this.service = address;
            return this;
        }

        /** How often to ask for mentions, replies and quotes. Default 15 s: 100 of the 3,000 calls in 5 minutes an IP has. */
        public Builder notificationsEvery(Duration interval) {
            this.notificationsEvery = interval;
            return this;
        }

        /** How often to ask for direct messages. Default 15 s. */
        public Builder chatEvery(Duration interval) {
            this.chatEvery = interval;
            return this;
        }

        /** How often to look for what notifications do not tell: our own posts, deep replies, deletions. Default 10 minutes. */
        public Builder repairEvery(Duration interval) {
            this.repairEvery = interval;
            return this;
        }

        /**
         * How far before the newest notification that was seen each poll looks again, because a notification is filed under
         * the time that the author's device gave it and may so appear behind newer ones. Default 5 minutes.
         */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /** How far back repair looks. Default 24 hours. */
        public Builder repairWindow(Duration duration) {
            this.repairWindow = duration;
            return this;
        }

        /** Whether to fetch likes, reposts and follows too. Default no: they may be many, and each page of them is a call. */
        public Builder reactions(boolean wanted) {
            this.reactions = wanted;
            return this;
        }

        /**
         * Whether direct messages are read and sent. Default yes; without, the connector does not declare them, and networks
         * that have no chat service are not asked for one.
         */
        public Builder directMessages(boolean wanted) {
            this.directMessages = wanted;
            return this;
        }

        /** The languages (BCP 47) that answers are marked with when they name none; at most three. Default none. */
        public Builder languages(List<String> tags) {
            this.languages = List.copyOf(tags);
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once */
        public BlueskyConfig build() {
            List<String> problems = new ArrayList<>();
            if (service.getHost() == null
                    || !("https".equals(service.getScheme()) || "http".equals(service.getScheme()))) {
                problems.add("service must be an http or https address");
            }
            positive(problems, "notificationsEvery", notificationsEvery);
            positive(problems, "chatEvery", chatEvery);
            positive(problems, "repairEvery", repairEvery);
            positive(problems, "repairWindow", repairWindow);
            if (overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (languages.size() > 3) {
                problems.add("languages must be three at most");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Bluesky: " + String.join("; ", problems));
            }
            return new BlueskyConfig(this);
        }

        private static void positive(List<String> problems, String what, Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
