package io.threadwell.connector.x.internal;

import java.net.IDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what X makes a link of, in time that grows with the text alone. With {@code http://} or {@code https://} it is every address
 * of a host; without, a host whose last part is the domain of a country or one of the well-known others (page "Counting Characters",
 * "URL handling", and the rules of X's open library twitter-text, version 3). X knows some hundred further domains, most of them
 * companies' names.
 */
final class Links {
    /** Where a link begins and ends. */
    record Place(int start, int end) {}

    /** Of a path, too, only what is in these alphabets belongs to a link. */
    private static final String REST =
            "(?::[0-9]{1,5}+)?+([/][\\p{IsLatin}\\p{IsCyrillic}0-9!*';:=+,.$/%#\\[\\]()–_~@|&-]*+)?+"
                    + "(\\?[\\p{Alnum}!?*'@();:&=+$/%#\\[\\]_.,~|-]*+)?+";

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?:(https?://)" + host("\\p{L}\\p{N}") + "|" + host("\\p{IsLatin}0-9") + ")" + REST,
            Pattern.CASE_INSENSITIVE);

    /** X's own short links have nothing behind their name. */
    private static final Pattern SHORT = Pattern.compile("https?://t\\.co/([a-z0-9]+)", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SHORT = 40;

    private static final String NOT_BEFORE = "@＠$#＃";
    private static final String NOT_BEFORE_BARE = "-_./";
    private static final String NOT_AT_END = ".,:;!?'*|~&%$[]";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> OTHER_COUNTRIES = Set.of("ac", "eu", "su", "uk");
    private static final Set<String> WELL_KNOWN =
            Set.copyOf(Arrays.asList(("academy agency amsterdam app art arpa asia audio auto"
                            + " bank bar bayern beauty beer berlin best bet bike bio biz blog boutique brussels build business cafe camera"
                            + " camp capital car cards care careers cars cash casino cat catering center charity chat church city click"
                            + " clinic clothing cloud club coach codes coffee cologne com community company computer consulting cool coop"
                            + " courses credit dance date dating deals delivery dental design dev diamonds digital direct directory doctor"
                            + " dog domains edu education email energy engineer engineering enterprises equipment estate events exchange"
                            + " expert express family fans farm fashion film finance financial fit fitness flights florist football forsale"
                            + " forum foundation fun fund futbol gallery game games garden gifts glass global gold golf gov graphics green"
                            + " group guide guru hamburg haus health hockey holiday homes horse hospital host hotel house how icu info ink"
                            + " institute insure int international investments jetzt jobs kitchen koeln land law lawyer lease legal life"
                            + " lighting limited link live loan loans lol london love ltd management market marketing mba media memorial"
                            + " men menu miami mil mobi moda money monster movie museum name net network news ngo ninja nrw nyc one online"
                            + " org page paris partners parts party pet photo photography photos pics pictures pizza place plumbing plus"
                            + " poker post press pro productions promo properties property pub quest racing recipes red rehab rent"
                            + " rentals repair report rest restaurant review reviews rip rocks rodeo ruhr run sale salon school science"
                            + " security select services shoes shop shopping show site ski soccer social software solar solutions"
                            + " space store stream studio style support surf surgery systems tattoo tax taxi team tech technology tel"
                            + " tennis theater tickets tips tires today tokyo tools top tours town toys trade trading training travel"
                            + " tube university vacations ventures vet video villas vin vip vision vodka vote voyage watch webcam website"
                            + " wedding wien wiki win wine work works world xyz yachts yoga zone")
                    .split(" ")));

    private Links() {}

    /** The parts of a host; the one before the domain has no underscore, and none begins or ends with a dash. */
    private static String host(String letters) {
        String part = "[" + letters + "](?:[" + letters + "_-]{0,61}[" + letters + "])?\\.";
        String last = "[" + letters + "](?:[" + letters + "-]{0,61}[" + letters + "])?\\.";
        return "((?:" + part + "){0,9}" + last + "(?:xn--[a-z0-9-]{2,59}+|[" + letters
                + "&&[^0-9]]{2,63}+)(?![@+\\p{Alnum}-]))";
    }

    static List<Place> in(String text) {
        if (text.indexOf('.') < 0) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(text);
        int from = 0;
        while (from < text.length() && matcher.find(from)) {
            from = Math.max(matcher.end(), matcher.start() + 1);
            boolean bare = matcher.group(1) == null;
            boolean host = bare ? isKnown(matcher.group(3)) : isPossible(matcher.group(2));
            if (host && mayBegin(text, matcher.start(), bare)) {
                add(places, text, new Place(matcher.start(), end(text, matcher)));
            }
        }
        return places;
    }

    private static void add(List<Place> places, String text, Place place) {
        Matcher shortened = SHORT.matcher(text).region(place.start(), place.end());
        if (!shortened.lookingAt()) {
            places.add(place);
        } else if (shortened.group(1).length() <= LONGEST_SHORT) {
            places.add(new Place(place.start(), shortened.end()));
        }
    }

    /** Parts of a host have 63 characters at most as they go over the wire. */
    private static boolean isPossible(String host) {
        try {
            return !IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).isEmpty();
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    private static boolean mayBegin(String text, int start, boolean bare) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        boolean letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
        return !letter
                && !(before >= '0' && before <= '9')
                && NOT_BEFORE.indexOf(before) < 0
                && !(bare && NOT_BEFORE_BARE.indexOf(before) >= 0);
    }

    private static boolean isKnown(String host) {
        String domain = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return WELL_KNOWN.contains(domain)
                || OTHER_COUNTRIES.contains(domain)
                || domain.startsWith("xn--")
                || (domain.length() == 2 && COUNTRIES.contains(domain.toUpperCase(Locale.ROOT)));
    }

    /** Marks at the end belong to the sentence, and so does a bracket that was not opened inside. */
    private static int end(String text, Matcher matcher) {
        int least = Math.max(matcher.end(2), matcher.end(3));
        int end = matcher.end();
        while (end > least) {
            char last = text.charAt(end - 1);
            boolean loose = last == ')' && !isBalanced(text, matcher.start(), end);
            if (!loose && NOT_AT_END.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private static boolean isBalanced(String text, int start, int end) {
        int open = 0;
        for (int i = start; i < end; i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return open >= 0;
    }
}
