package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.connector.reddit.RedditConnector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an account reads besides its inbox: by its own settings, else by the config. */
final class Watched {
    private final RedditConfig config;

    Watched(RedditConfig config) {
        this.config = config;
    }

    /**
     * The subreddits in one path, such as {@code acme+acmehelp}.
     *
     * @throws InvalidRequest when the setting names what cannot be one
     */
    Optional<String> subreddits(AccountContext account) {
        String own = settings(account).get(RedditConnector.SUBREDDITS);
        List<String> names = own == null ? config.subreddits() : names(own);
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("+", names));
    }

    private static List<String> names(String setting) {
        List<String> names = Arrays.stream(setting.split("[+,\\s]+"))
                .map(name -> name.replaceFirst("^/?r/", ""))
                .filter(name -> !name.isEmpty())
                .toList();
        if (!names.stream().allMatch(RedditConfig::isSubreddit)) {
            throw new InvalidRequest("the account's setting " + RedditConnector.SUBREDDITS
                    + " must name subreddits, such as acme+acmehelp");
        }
        return names;
    }

    /** What posts of the subreddits must have in them. */
    Optional<String> subredditSearch(AccountContext account) {
        return setting(account, RedditConnector.SUBREDDIT_SEARCH, config.subredditSearch());
    }

    /** What to look for in all of Reddit. */
    Optional<String> search(AccountContext account) {
        return setting(account, RedditConnector.SEARCH, config.search());
    }

    private static Optional<String> setting(AccountContext account, String name, Optional<String> otherwise) {
        return Optional.ofNullable(settings(account).get(name))
                .or(() -> otherwise)
                .filter(words -> !words.isBlank());
    }

    /** Where it is not known, it is tried. */
    boolean moderates(AccountContext account) {
        return !"false".equals(settings(account).get(RedditConnector.MODERATES));
    }

    private static Map<String, String> settings(AccountContext account) {
        return account.account().settings();
    }
}
