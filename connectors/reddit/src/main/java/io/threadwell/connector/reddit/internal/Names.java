package io.threadwell.connector.reddit.internal;

import io.threadwell.api.model.Author;
import java.util.Locale;
import java.util.Map;

/**
 * People are known by their names in small letters: names are never changed and never given to another person, and not every item tells
 * the id.
 */
final class Names {
    /** What Reddit shows instead of what is gone. */
    static final String DELETED = "[deleted]";

    static final String REMOVED = "[removed]";

    static final String REMOVED_BY_REDDIT = "[ removed by reddit ]";

    private static final String AUTO_MODERATOR = "AutoModerator";

    private Names() {}

    /** The name as an id. */
    static String id(String name) {
        String bare = name.strip();
        if (bare.startsWith("/")) {
            bare = bare.substring(1);
        }
        return (bare.startsWith("u/") ? bare.substring(2) : bare).toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return id(one).equals(id(other));
    }

    static Author author(String name) {
        Author author = new Author(id(name), name, name, Links.SITE + "/user/" + name);
        return name.equals(AUTO_MODERATOR) ? author.withFacts(Map.of(Author.BOT, "true")) : author;
    }

    /** Whoever speaks as a subreddit, without a name of their own. */
    static Author subreddit(String name) {
        return new Author("r/" + id(name), "r/" + name, null, Links.SITE + "/r/" + name);
    }
}
