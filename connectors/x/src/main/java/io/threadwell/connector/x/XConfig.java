package io.threadwell.connector.x;

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

/** How the connector works; the same for all accounts. Immutable. Shows no secret in text. */
public final class XConfig {
    /** The polled stream of posts that mention the account, answers to its posts included. */
    public static final String MENTIONS = "mentions";

    /** The polled stream that searches for mentions and answers once more, among the posts of the last seven days. */
    public static final String SEARCH = "search";

    /** The polled stream of the account's own posts. */
    public static final String POSTS = "posts";

    /** The polled stream of direct messages. */
    public static final String DIRECT_MESSAGES = "direct-messages";

    /** The stream of mentions and answers over a long connection (X's "filtered stream"). */
    public static final String FILTERED = "filtered";

    private final URI apiUri;
    private final URI authorizeUri;
    private final @Nullable String clientId;
    private final @Nullable Secret clientSecret;
    private final @Nullable Secret appToken;
    private final boolean webhook;
    private final @Nullable String webhookId;
    private final Product product;
    private final boolean filteredStream;
    private final int backfillMinutes;
    private final boolean directMessages;
    private final boolean tweetFieldNames;
    private final boolean replyLookup;
    private final Set<String> streams;
    private final Duration pollEvery;
    private final Duration overlap;
    private final Duration settling;
    private final Duration connectTimeout;
    private final Duration callTimeout;

    private XConfig(Builder builder) {
        this.apiUri = builder.apiUri;
        this.authorizeUri = builder.authorizeUri;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.appToken = builder.appToken;
        this.webhook = builder.webhook;
        this.webhookId = builder.webhookId;
        this.product = builder.product;
        this.filteredStream = builder.filteredStream;
        this.backfillMinutes = builder.backfillMinutes;
        this.directMessages = builder.directMessages;
        this.tweetFieldNames = builder.tweetFieldNames;
        this.replyLookup = builder.replyLookup;
        Set<String> polled = new LinkedHashSet<>(builder.streams);
        if (!directMessages) {
            polled.remove(DIRECT_MESSAGES);
        }
        this.streams = Collections.unmodifiableSet(polled);
        this.pollEvery = builder.pollEvery;
        this.overlap = builder.overlap;
        this.settling = builder.settling;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is. */
    public URI apiUri() {
        return apiUri;
    }

    /** The page that asks a person for access. */
    public URI authorizeUri() {
        return authorizeUri;
    }

    /** The app's OAuth 2.0 client id; absent where nobody logs in. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** The app's OAuth 2.0 client secret; absent where nobody logs in. */
    public Optional<Secret> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    /** The app's own bearer token; absent where nothing is done in the name of the app alone. */
    public Optional<Secret> appToken() {
        return Optional.ofNullable(appToken);
    }

    /** Whether deliveries come by webhook. */
    public boolean webhook() {
        return webhook;
    }

    /** The webhook to which accounts are subscribed when they are connected; absent where that is done by hand. */
    public Optional<String> webhookId() {
        return Optional.ofNullable(webhookId);
    }

    /** What accounts are subscribed to. */
    public Product product() {
        return product;
    }

    /** Whether posts come over a long connection. */
    public boolean filteredStream() {
        return filteredStream;
    }

    /** How many minutes a new connection goes back at most. */
    public int backfillMinutes() {
        return backfillMinutes;
    }

    /** Whether direct messages are read and sent. */
    public boolean directMessages() {
        return directMessages;
    }

    /** Whether fields are asked for by the names they had while posts were tweets. */
    public boolean tweetFieldNames() {
        return tweetFieldNames;
    }

    /** Whether answers of which a delivery does not tell the thread are fetched. */
    public boolean replyLookup() {
        return replyLookup;
    }

    /** The streams that are polled. */
    public Set<String> streams() {
        return streams;
    }

    /** How often each stream is asked for. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How far before the newest that it knows each poll looks again. */
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

    @Override
    public String toString() {
        return "XConfig[" + apiUri + ", client " + clientId + "]";
    }

    /** Collects an {@link XConfig}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");
        private static final Set<String> KNOWN_STREAMS = Set.of(MENTIONS, SEARCH, POSTS, DIRECT_MESSAGES);
        private static final int MOST_BACKFILL = 5;

        private URI apiUri = URI.create("https://api.x.com");
        private URI authorizeUri = URI.create("https://x.com/i/oauth2/authorize");
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private @Nullable Secret appToken;
        private boolean webhook = true;
        private @Nullable String webhookId;
        private Product product = Product.ACCOUNT_ACTIVITY;
        private boolean filteredStream;
        private int backfillMinutes;
        private boolean directMessages = true;
        private boolean tweetFieldNames;
        private boolean replyLookup;
        private Set<String> streams = new LinkedHashSet<>(List.of(MENTIONS, POSTS, DIRECT_MESSAGES));
        private Duration pollEvery = Duration.ofMinutes(2);
        private Duration overlap = Duration.ofMinutes(1);
        private Duration settling = Duration.ofSeconds(15);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);

        private Builder() {}

        /** Where the API is. Default {@code https://api.x.com}. */
        public Builder apiUri(URI address) {
            this.apiUri = address;
            return this;
        }

        /** The page that asks a person for access. Default {@code https://x.com/i/oauth2/authorize}. */
        public Builder authorizeUri(URI address) {
            this.authorizeUri = address;
            return this;
        }

        /**
         * The app's OAuth 2.0 client id and client secret, of an app of the type "Web App, Automated App or Bot"; needed for
         * logging in and for renewing tokens. Webhooks are verified with the endpoint's own live secrets, not with this one.
         * Default none.
         */
        public Builder client(String id, Secret secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /**
         * The app's own bearer token ("OAuth 2.0 App-Only"); needed for the filtered stream, and for ending an account's
         * subscription when it is disconnected. Default none.
         */
        public Builder appToken(Secret token) {
            this.appToken = token;
            return this;
        }

        /** Does without the webhook: edits and deletions of posts that were read already are then not known. Default no. */
        public Builder withoutWebhook() {
            this.webhook = false;
            return this;
        }

        /**
         * The id of the app's registered webhook, and the product that shall bring events to it: accounts are then subscribed
         * when they are connected. Default none: accounts are subscribed by hand.
         */
        public Builder subscribe(String id, Product to) {
            this.webhookId = id;
            this.product = to;
            return this;
        }

        /**
         * Listens to mentions and answers over a long connection, too. X allows an app one connection at a time, unless its
         * contract says more: all accounts share it. Default no.
         *
         * @param backfill how many minutes of what was missed a new connection asks for, 0 to 5; only enterprise contracts have
         *     more than 0
         */
        public Builder filteredStream(int backfill) {
            this.filteredStream = true;
            this.backfillMinutes = backfill;
            return this;
        }

        /** Whether direct messages are read and sent, for which the app needs permission. Default yes. */
        public Builder directMessages(boolean wanted) {
            this.directMessages = wanted;
            return this;
        }

        /**
         * Asks for fields by the names that X's guides still show ({@code tweet.fields}, {@code referenced_tweets.id}) instead
         * of those of its published contract of 2026 ({@code post.fields}, {@code referenced_posts}). Answers are read in either
         * form. Default no.
         */
        public Builder tweetFieldNames(boolean wanted) {
            this.tweetFieldNames = wanted;
            return this;
        }

        /**
         * Fetches answers that the Account Activity API delivers, because it does not tell their conversation: two people who
         * answer one post of ours are told apart only so. Each costs a read. Default no: they belong to what they answer.
         */
        public Builder replyLookup(boolean wanted) {
            this.replyLookup = wanted;
            return this;
        }

        /** The streams to poll. Default {@link #MENTIONS}, {@link #POSTS} and {@link #DIRECT_MESSAGES}; empty for none. */
        public Builder streams(Set<String> names) {
            this.streams = names;
            return this;
        }

        /** How often each stream is asked for. Default 2 minutes, which the quota for direct messages allows. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How far before the newest that it knows each poll looks again: posts reach X's lists out of order. Default 1 minute. */
        public Builder overlap(Duration duration) {
            this.overlap = duration;
            return this;
        }

        /** How long after a write without a good answer a look for it is trusted. X documents no figure. Default 15 s. */
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
        public XConfig build() {
            List<String> problems = new ArrayList<>();
            address(problems, "apiUri", apiUri);
            address(problems, "authorizeUri", authorizeUri);
            client(problems);
            incoming(problems);
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "settling", settling);
            positive(problems, "connectTimeout", connectTimeout);
            positive(problems, "callTimeout", callTimeout);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest("X: " + String.join("; ", problems));
            }
            return new XConfig(this);
        }

        private void client(List<String> problems) {
            if (clientId != null && clientId.isBlank()) {
                problems.add("the client id must not be blank");
            }
            if (clientId != null && clientSecret == null) {
                problems.add("the client secret is missing: logging in with the client id needs it");
            }
            if (webhookId != null && !DIGITS.matcher(webhookId).matches()) {
                problems.add("the webhook id is the number that X gave the webhook when it was registered");
            }
            if (webhookId != null && !webhook) {
                problems.add("subscribe is for the webhook that withoutWebhook() does without: leave one of them out");
            }
        }

        private void incoming(List<String> problems) {
            if (streams == null || !KNOWN_STREAMS.containsAll(streams)) {
                problems.add("streams must be of mentions, search, posts, direct-messages");
            } else if (streams.isEmpty() && !webhook && !filteredStream) {
                problems.add(
                        "nothing could come in: give streams to poll, or filteredStream, or leave withoutWebhook() out");
            }
            if (filteredStream && appToken == null) {
                problems.add("appToken is missing: filteredStream needs the app's own bearer token");
            }
            if (backfillMinutes < 0 || backfillMinutes > MOST_BACKFILL) {
                problems.add("filteredStream goes back 0 to 5 minutes");
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
