package io.threadwell.connector.linkedin.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LinkedIn's names for things (page "URNs and IDs"). */
final class Urns {
    private static final String HEX = "0123456789ABCDEF";
    private static final Pattern ORGANISATION =
            Pattern.compile("urn:li:(?:organization|organizationBrand|company):([0-9]{1,20})");
    private static final Pattern POST = Pattern.compile("urn:li:(?:share|ugcPost|activity|groupPost):[0-9]{1,25}");
    private static final Pattern ANY = Pattern.compile("urn:li:[A-Za-z]{1,40}:[A-Za-z0-9_-]{1,100}");

    private Urns() {}

    /** The number of an organisation; a showcase page is an organisation too. */
    static Optional<String> organisation(String urn) {
        Matcher matcher = ORGANISATION.matcher(urn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String ofOrganisation(String number) {
        return "urn:li:organization:" + number;
    }

    static boolean isPost(String urn) {
        return POST.matcher(urn).matches();
    }

    static boolean isUrn(String text) {
        return ANY.matcher(text).matches();
    }

    /**
     * A urn as it stands in a path, a query or a compound key (page "Protocol Version", "URL encoding"): brackets, colons and
     * commas of the protocol itself stay bare, those of urns do not.
     */
    static String encoded(String urn) {
        StringBuilder text = new StringBuilder(urn.length() + 16);
        for (byte one : urn.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            boolean bare = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (bare) {
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
