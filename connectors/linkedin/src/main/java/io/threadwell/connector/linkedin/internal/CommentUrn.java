package io.threadwell.connector.linkedin.internal;

import java.util.Optional;

/**
 * The name of a comment, {@code urn:li:comment:(urn:li:activity:1,2)} (page "Comments API", "commentUrn"). Notifications write it
 * also without {@code urn:li:} inside; here it has one form, so that a comment has one id whatever way it came.
 *
 * @param thread the urn of what is commented on
 * @param id of the comment
 */
record CommentUrn(String thread, String id) {
    private static final String HEAD = "urn:li:comment:(";
    private static final int MOST_DIGITS = 25;

    static Optional<CommentUrn> parse(String text) {
        if (!text.startsWith(HEAD) || !text.endsWith(")")) {
            return Optional.empty();
        }
        int type = text.startsWith(Urns.HEAD, HEAD.length()) ? HEAD.length() + Urns.HEAD.length() : HEAD.length();
        int colon = text.indexOf(':', type);
        int comma = text.indexOf(',', type);
        int end = text.length() - 1;
        boolean good = Urns.isType(text, type, colon)
                && Urns.isNumber(text, colon + 1, comma, MOST_DIGITS)
                && Urns.isNumber(text, comma + 1, end, MOST_DIGITS);
        return good
                ? Optional.of(new CommentUrn(Urns.HEAD + text.substring(type, comma), text.substring(comma + 1, end)))
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
