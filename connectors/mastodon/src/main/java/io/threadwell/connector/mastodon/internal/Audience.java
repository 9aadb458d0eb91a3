package io.threadwell.connector.mastodon.internal;

import java.util.List;

/** Who can see a post (page "Posting to your profile", "Publishing levels"), in the server's words. */
final class Audience {
    private static final List<String> FROM_WIDE_TO_NARROW = List.of("public", "unlisted", "private", Status.DIRECT);

    private Audience() {}

    /**
     * The narrower of two. A word of another server's own, such as {@code local}, stands for what is answered: nobody can say
     * what is narrower than it.
     */
    static String narrower(String answered, String wanted) {
        int theirs = FROM_WIDE_TO_NARROW.indexOf(answered);
        int ours = FROM_WIDE_TO_NARROW.indexOf(wanted);
        return theirs < 0 || ours < theirs ? answered : wanted;
    }
}
