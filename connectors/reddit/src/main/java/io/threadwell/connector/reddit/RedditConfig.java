package io.threadwell.connector.reddit;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the connector works; the same for all accounts. Immutable. Shows no secret in text. */
public final class RedditConfig {
    /** The polled stream of the inbox: mentions, comments on our posts, answers to our comments, private messages. */
    public static final String INBOX = "inbox";

    /** The polled stream of the account's own posts and comments. */
    public static final String OWN = "own";

    /** The polled stream of private messages that the account sent. */
    public static final String SENT = "sent";

    /** The polled stream of new posts of the chosen subreddits. */
    public static final String POSTS = "posts";

    /** The polled stream of new comments of the chosen subreddits. */
    public static final String COMMENTS = "comments";

    /** The polled stream of new posts anywhere that a search finds. */
    public static final String SEARCH = "search";

    /** The polled stream of conversations with moderators. */
    public static final String MODMAIL = "modmail";

    /** The polled stream of what became of the latest posts and comments: edits, deletions, removals. */
    public static final String CHANGES = "changes";

    /** The form that Reddit's rules ask for (page "Reddit Data API Wiki", "Rules"). */
    private static final Pattern USER_AGENT =
            Pattern.compile("[^\\s:]+:[^\\s:]+:\\S+ \\(by /?u/[A-Za-z0-9_-]{2,20}\\)");

    private static final Pattern SUBREDDIT = Pattern.compile("[A-Za-z0-9_]{2,24}");

    private final URI api;
    private final URI site;
    private final String userAgent;
    private final String clientId;
    private final Secret clientSecret;
    private final List<String> subreddits;
    private final @Nullable String subredditSearch;
    private final @Nullable String search;
    private final boolean modmail;
    private final boolean asSubreddit;
    private final boolean moderation;
    private final String subject;
    private final int callsPerMinute;
    private final Duration pollEvery;
    private final Duration changesEvery;
    private final Duration overlap;
    private final Duration settling;

    private RedditConfig(Builder builder, String userAgent, String clientId, Secret clientSecret) {
        this.api = builder.api;
        this.site = builder.site;
        this.userAgent = userAgent;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.subreddits = List.copyOf(builder.subreddits);
        this.subredditSearch = builder.subredditSearch;
        this.search = builder.search;
        this.modmail = builder.modmail;
        this.asSubreddit = builder.asSubreddit;
        this.moderation = builder.moderation;
        this.subject = builder.subject;
        this.callsPerMinute = builder.callsPerMinute;
        this.pollEvery = builder.pollEvery;
        this.changesEvery = builder.changesEvery;
        this.overlap = builder.overlap;
        this.settling = builder.settling;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** True for what can be a subreddit's name, without {@code r/}. */
    public static boolean isSubreddit(String name) {
        return SUBREDDIT.matcher(name).matches();
    }

    /** Where calls with a token go. */
    public URI api() {
        return api;
    }

    /** Where people log in and tokens are given. */
    public URI site() {
        return site;
    }

    /** How we name ourselves. */
    public String userAgent() {
        return userAgent;
    }

    /** The id of our app. */
    public String clientId() {
        return clientId;
    }

    /** The secret of our app. */
    public Secret clientSecret() {
        return clientSecret;
    }

    /** The subreddits that accounts read whole which name none themselves. */
    public List<String> subreddits() {
        return subreddits;
    }

    /** What posts of those subreddits must have in them. */
    public Optional<String> subredditSearch() {
        return Optional.ofNullable(subredditSearch);
    }

    /** What accounts look for in all of Reddit which name nothing themselves. */
    public Optional<String> search() {
        return Optional.ofNullable(search);
    }

    /** Whether conversations with moderators are read and answered. */
    public boolean modmail() {
        return modmail;
    }

    /** Whether answers in modmail show the subreddit's name. */
    public boolean asSubreddit() {
        return asSubreddit;
    }

    /** Whether items can be removed, approved and pinned. */
    public boolean moderation() {
        return moderation;
    }

    /** The subject of a private answer to a public item. */
    public String subject() {
        return subject;
    }

    /** The calls that all accounts together may make. */
    public int callsPerMinute() {
        return callsPerMinute;
    }

    /** How often to ask for what is new. */
    public Duration pollEvery() {
        return pollEvery;
    }

    /** How often to ask what became of the latest items. */
    public Duration changesEvery() {
        return changesEvery;
    }

    /** How late an item may appear behind newer ones and still be told. */
    public Duration overlap() {
        return overlap;
    }

    /** How long after a write without a good answer a look for it is trusted. */
    public Duration settling() {
        return settling;
    }

    /** Collects a {@link RedditConfig}. Not thread-safe. */
    public static final class Builder {
        private URI api = URI.create("https://oauth.reddit.com");
        private URI site = URI.create("https://www.reddit.com");
        private @Nullable String userAgent;
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private List<String> subreddits = List.of();
        private @Nullable String subredditSearch;
        private @Nullable String search;
        private boolean modmail = true;
        private boolean asSubreddit;
        private boolean moderation = true;
        private String subject = "Your post on Reddit";
        private int callsPerMinute = 100;
        private Duration pollEvery = Duration.ofSeconds(60);
        private Duration changesEvery = Duration.ofMinutes(15);
        private Duration overlap = Duration.ofMinutes(30);
        private Duration settling = Duration.ofSeconds(30);

        private Builder() {}

        /** One address for all of Reddit's servers, for tests and proxies. Default Reddit's own. */
        public Builder server(URI address) {
            this.api = address;
            this.site = address;
            return this;
        }

        /**
         * How we name ourselves, in the form that Reddit's rules ask for: {@code platform:app id:version (by /u/name)}, such as
         * {@code server:com.acme.care:v1.2.0 (by /u/acme)}. Required: Reddit blocks programs without it.
         */
        public Builder userAgent(String words) {
            this.userAgent = words;
            return this;
        }

        /** Our app of the kind "web app", as reddit.com/prefs/apps shows it. Required. */
        public Builder client(String id, Secret secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /** Subreddits whose posts and comments are read whole, without {@code r/}; an account's own setting goes first. Default none. */
        public Builder subreddits(String... names) {
            this.subreddits = List.of(names);
            return this;
        }

        /** What posts of those subreddits must have in them, in the words of Reddit's search. Default nothing: all posts are read. */
        public Builder subredditSearch(String words) {
            this.subredditSearch = words;
            return this;
        }

        /**
         * What to look for in all of Reddit, in the words of Reddit's search, such as {@code "acme phone" OR acmephone}; an account's
         * own setting goes first. Reddit searches posts, not comments. Default nothing.
         */
        public Builder search(String words) {
            this.search = words;
            return this;
        }

        /** Whether conversations with moderators are read and answered. Default yes, where an account moderates. */
        public Builder modmail(boolean wanted) {
            this.modmail = wanted;
            return this;
        }

        /** Whether answers in modmail show the subreddit's name and not the moderator's. Default no. */
        public Builder asSubreddit(boolean wanted) {
            this.asSubreddit = wanted;
            return this;
        }

        /** Whether items can be removed, approved and pinned; needs an account that moderates. Default yes. */
        public Builder moderation(boolean wanted) {
            this.moderation = wanted;
            return this;
        }

        /** The subject of a private answer to a public item that has no attribute {@code subject}. Default {@code Your post on Reddit}. */
        public Builder subject(String words) {
            this.subject = words;
            return this;
        }

        /** The calls that all accounts together may make in a minute, on the average of ten. Default 100, what Reddit gives for free. */
        public Builder callsPerMinute(int calls) {
            this.callsPerMinute = calls;
            return this;
        }

        /** How often to ask each stream for what is new. Default 60 s. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How often to ask what became of the latest items. Default 15 minutes. */
        public Builder changesEvery(Duration interval) {
            this.changesEvery = interval;
            return this;
        }

        /** How late an item may appear behind newer ones, held back or not yet found by the search, and still be told. Default 30 minutes. */
        public Builder overlap(Duration time) {
            this.overlap = time;
            return this;
        }

        /** How long after a write without a good answer a look for it is trusted. Default 30 s. */
        public Builder settling(Duration time) {
            this.settling = time;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public RedditConfig build() {
            List<String> problems = new ArrayList<>();
            problems.addAll(names());
            problems.addAll(numbers());
            if (userAgent == null || clientId == null || clientSecret == null || !problems.isEmpty()) {
                throw new InvalidRequest("Reddit: " + String.join("; ", problems));
            }
            return new RedditConfig(this, userAgent, clientId, clientSecret);
        }

        private List<String> names() {
            List<String> problems = new ArrayList<>();
            if (!isWeb(api) || !isWeb(site)) {
                problems.add("server must be an http or https address");
            }
            if (userAgent == null || !USER_AGENT.matcher(userAgent).matches()) {
                problems.add("userAgent must have the form platform:app id:version (by /u/name),"
                        + " such as server:com.acme.care:v1.2.0 (by /u/acme)");
            }
            if (clientId == null || clientId.isBlank() || clientSecret == null) {
                problems.add("client must have the id and the secret that reddit.com/prefs/apps shows");
            }
            subreddits.stream()
                    .filter(name -> !isSubreddit(name))
                    .forEach(name -> problems.add("subreddits must be names without r/, such as acme"));
            if ((search != null && search.isBlank()) || (subredditSearch != null && subredditSearch.isBlank())) {
                problems.add("search and subredditSearch must not be blank: leave them out");
            }
            if (subreddits.isEmpty() && subredditSearch != null) {
                problems.add("subredditSearch needs subreddits");
            }
            if (subject == null || subject.isBlank() || subject.length() > 100) {
                problems.add("subject must have 1 to 100 characters");
            }
            return problems;
        }

        private List<String> numbers() {
            List<String> problems = new ArrayList<>();
            if (callsPerMinute < 1) {
                problems.add("callsPerMinute must be positive");
            }
            positive(problems, "pollEvery", pollEvery);
            positive(problems, "changesEvery", changesEvery);
            positive(problems, "settling", settling);
            if (overlap == null || overlap.isNegative()) {
                problems.add("overlap must not be negative");
            }
            return problems;
        }

        private static boolean isWeb(@Nullable URI address) {
            return address != null
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        }

        private static void positive(List<String> problems, String what, @Nullable Duration duration) {
            if (duration == null || duration.isNegative() || duration.isZero()) {
                problems.add(what + " must be positive");
            }
        }
    }
}
