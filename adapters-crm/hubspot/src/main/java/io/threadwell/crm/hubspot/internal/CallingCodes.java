package io.threadwell.crm.hubspot.internal;

import java.util.Set;

/** Country calling codes (ITU-T E.164, List of assigned country codes): one, two or three digits, told by how a number begins. */
final class CallingCodes {
    private static final Set<String> TWO = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private CallingCodes() {}

    /** The digits of a telephone number alone. */
    static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    /** A number's digits without its country code; empty where there is no number behind it. */
    static String national(String international) {
        String digits = digits(international);
        int code = digits.startsWith("1") || digits.startsWith("7") ? 1 : 3;
        if (digits.length() > 2 && TWO.contains(digits.substring(0, 2))) {
            code = 2;
        }
        return digits.length() <= code ? "" : digits.substring(code);
    }
}
