package io.threadwell.connector.bluesky;

import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final List<String> listenFor;
    private final @Nullable URI jetstream;
    private final @Nullable URI firehose;

    private BlueskyConfig(Builder builder) {
        this.service = builder.service;
        this.notificationsEvery = builder.notificationsEvery;
        this.chatEvery = builder.chatEvery;
        this.repairEvery = builder.repairEvery;
        this.overlap = builder.overlap;
        this.repairWindow = builder.repairWindow;
        this.reactions = builder.reactions;
        this.directMessages = builder.directMessages;
        this.languages = List.copyOf(builder.languages);
        this.listenFor = List.copyOf(builder.listenFor);
        this.jetstream = builder.jetstream;
        this.firehose = builder.firehose;
    }

    /** All defaults; nothing has to be given. */
    public static BlueskyConfig defaults() {
        return builder().build();
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where accounts sign in that name no service of their own. */
    public URI service() {
        return service;
    }

    /** How often mentions, replies and quotes are asked for. */
    public Duration notificationsEvery() {
        return notificationsEvery;
    }

    /** How often direct messages are asked for. */
    public Duration chatEvery() {
        return chatEvery;
    }

    /** How often is looked for what notifications do not tell. */
    public Duration repairEvery() {
        return repairEvery;
    }

    /** How far before the newest notification that was seen each poll looks again. */
    public Duration overlap() {
        return overlap;
    }

    /** How far back repair looks. */
    public Duration repairWindow() {
        return repairWindow;
    }

    /** Whether likes, reposts and follows are fetched too. */
    public boolean reactions() {
        return reactions;
    }

    /** Whether direct messages are read and sent. */
    public boolean directMessages() {
        return directMessages;
    }

    /** The languages (BCP 47) that answers are marked with when they name none. */
    public List<String> languages() {
        return languages;
    }

    /** The names that are listened for on behalf of accounts that have none of their own. */
    public List<String> listenFor() {
        return listenFor;
    }

    /** Where a Jetstream is listened to. */
    public Optional<URI> jetstream() {
        return Optional.ofNullable(jetstream);
    }

    /** Where a firehose is listened to. */
    public Optional<URI> firehose() {
        return Optional.ofNullable(firehose);
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
        private List<String> listenFor = List.of();
        private @Nullable URI jetstream;
        private @Nullable URI firehose;

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
            this.languages = tags;
            return this;
        }

        /**
         * The names to hear in posts that mention nobody: whole words, whatever the case of their letters. For accounts that have no
         * setting {@code listen} (names, separated by commas) of their own. Needs {@link #jetstream} or {@link #firehose}. Default none.
         */
        public Builder listenFor(List<String> names) {
            this.listenFor = names;
            return this;
        }

        /**
         * Listens to all posts of the network by Jetstream, which sends JSON and no more than is asked for: some hundred kilobits a
         * second. Default no.
         *
         * @param address such as {@code wss://jetstream2.us-east.bsky.network}
         */
        public Builder jetstream(URI address) {
            this.jetstream = address;
            return this;
        }

        /**
         * Listens to the firehose of a relay or of one server: everything that is written, signed, in CBOR. Default no.
         *
         * @param address such as {@code wss://bsky.network}
         */
        public Builder firehose(URI address) {
            this.firehose = address;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public BlueskyConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "service", service);
            positive(problems, "notificationsEvery", notificationsEvery);
            positive(problems, "chatEvery", chatEvery);
            positive(problems, "repairEvery", repairEvery);
            positive(problems, "repairWindow", repairWindow);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (languages == null
                    || languages.size() > 3
                    || !languages.stream().allMatch(BlueskyConfig.Builder::isTag)) {
                problems.add("languages must be three at most, such as en or pt-BR");
            }
            live(problems, "jetstream", jetstream);
            live(problems, "firehose", firehose);
            if (jetstream != null && firehose != null) {
                problems.add("jetstream and firehose tell the same: give one");
            }
            if (listenFor == null || listenFor.stream().anyMatch(name -> name == null || name.isBlank())) {
                problems.add("listenFor must hold names, none of them blank");
            } else if (!listenFor.isEmpty() && jetstream == null && firehose == null) {
                problems.add("listenFor needs jetstream or firehose: say where to listen");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("Bluesky: " + String.join("; ", problems));
            }
            return new BlueskyConfig(this);
        }

        private static boolean isTag(@Nullable String language) {
            return language != null && !language.isBlank();
        }

        private static void address(List<String> problems, String what, @Nullable URI address) {
            if (address == null
                    || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    || address.getHost() == null
                    || address.getQuery() != null) {
                problems.add(what + " must be an http or https address");
            }
        }

        private static void live(List<String> problems, String what, @Nullable URI address) {
            if (address != null
                    && (!("wss".equals(address.getScheme()) || "ws".equals(address.getScheme()))
                            || address.getHost() == null
                            || address.getQuery() != null)) {
                problems.add(what + " must be a wss or ws address");
            }
        }

        private static void positive(List<String> problems, String what, @Nullable Duration duration) {
            if (duration == null || duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
