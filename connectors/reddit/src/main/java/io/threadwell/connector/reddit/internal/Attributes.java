package io.threadwell.connector.reddit.internal;

/** Names of Reddit's own among the attributes of content. */
final class Attributes {
    /** In: where it stands. */
    static final String SUBREDDIT = "subreddit";

    /** In and out: what a private message is about. */
    static final String SUBJECT = "subject";

    /** In: the label of a post. */
    static final String FLAIR = "flair";

    /** In: {@code moderator} or {@code admin} for what was said as one. */
    static final String DISTINGUISHED = "distinguished";

    /** In: {@code true} for what is too old to be answered. */
    static final String ARCHIVED = "archived";

    /** In: {@code true} where only moderators may still answer. */
    static final String LOCKED = "locked";

    /** In: {@code false} for a conversation that takes no answers. */
    static final String REPLIABLE = "repliable";

    private Attributes() {}
}
