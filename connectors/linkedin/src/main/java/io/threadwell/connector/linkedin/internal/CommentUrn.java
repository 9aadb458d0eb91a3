package io.threadwell.connector.linkedin.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a comment, {@code urn:li:comment:(urn:li:activity:1,2)} (page "Comments API", "commentUrn"). Notifications write it
 * also without {@code urn:li:} inside; here it has one form, so that a comment has one id whatever way it came.
 *
 * @param thread the urn of what is commented on
 * @param id of the comment
 */
record CommentUrn(String thread, String id) {
    private static final Pattern FORM =
            Pattern.compile("urn:li:comment:\\((?:urn:li:)?([A-Za-z]{1,40}):([0-9]{1,25}),([0-9]{1,25})\\)");

    static Optional<CommentUrn> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new CommentUrn("urn:li:" + matcher.group(1) + ":" + matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Where it can be read. */
    String permalink() {
        String shortForm = "urn:li:comment:(" + thread.replace("urn:li:", "") + "," + id + ")";
        return Urns.permalink(thread) + "?commentUrn=" + Urns.encoded(shortForm);
    }

    @Override
    public String toString() {
        return "urn:li:comment:(" + thread + "," + id + ")";
    }
}
