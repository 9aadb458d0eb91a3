package io.threadwell.connector.linkedin.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** LinkedIn's names for things (page "URNs and IDs"). */
final class Urns {
    private static final String HEX = "0123456789ABCDEF";
    /** What every urn of LinkedIn's begins with. */
    static final String HEAD = "urn:li:";

    private static final Set<String> ORGANISATIONS = Set.of("organization", "organizationBrand", "company");
    private static final Set<String> POSTS = Set.of("share", "ugcPost", "activity", "groupPost");
    private static final int LONGEST_TYPE = 40;
    private static final int LONGEST_ID = 100;

    private Urns() {}

    /** The number of an organisation; a showcase page is an organisation too. */
    static Optional<String> organisation(String urn) {
        int colon = colon(urn);
        return colon > 0
                        && ORGANISATIONS.contains(urn.substring(HEAD.length(), colon))
                        && isNumber(urn, colon + 1, urn.length(), 20)
                ? Optional.of(urn.substring(colon + 1))
                : Optional.empty();
    }

    /** Where a type ends and an id begins; negative when it is no urn. */
    private static int colon(String urn) {
        return urn.startsWith(HEAD) ? urn.indexOf(':', HEAD.length()) : -1;
    }

    static String ofOrganisation(String number) {
        return "urn:li:organization:" + number;
    }

    static boolean isPost(String urn) {
        int colon = colon(urn);
        return colon > 0
                && POSTS.contains(urn.substring(HEAD.length(), colon))
                && isNumber(urn, colon + 1, urn.length(), 25);
    }

    static boolean isUrn(String text) {
        int colon = colon(text);
        int length = text.length() - colon - 1;
        boolean good = isType(text, HEAD.length(), colon) && length >= 1 && length <= LONGEST_ID;
        for (int i = colon + 1; good && i < text.length(); i++) {
            char c = text.charAt(i);
            good = isLetter(c) || isDigit(c) || c == '_' || c == '-';
        }
        return good;
    }

    /** Whether a part of a text names a sort of thing. */
    static boolean isType(String text, int from, int to) {
        boolean good = to > from && to - from <= LONGEST_TYPE;
        for (int i = from; good && i < to; i++) {
            good = isLetter(text.charAt(i));
        }
        return good;
    }

    /** Whether a part of a text is a number of some digits at most. */
    static boolean isNumber(String text, int from, int to, int most) {
        boolean good = to > from && to - from <= most;
        for (int i = from; good && i < to; i++) {
            good = isDigit(text.charAt(i));
        }
        return good;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * A urn as it stands in a path, a query or a compound key (page "Protocol Version", "URL encoding"): brackets, colons and
     * commas of the protocol itself stay bare, those of urns do not.
     */
    static String encoded(String urn) {
        StringBuilder text = new StringBuilder(urn.length() + 16);
        for (byte one : urn.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.') {
                text.append(c);
            } else {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return text.toString();
    }

    static String permalink(String post) {
        return "https://www.linkedin.com/feed/update/" + post;
    }
}
