package io.threadwell.connector.whatsapp.internal;

import io.threadwell.support.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Who a conversation is with, in one word: a business-scoped user id such as {@code US.13491208655302741918}, a telephone number, or
 * a group as {@code group:} and its id (pages "Business-scoped user IDs", "Groups").
 */
final class Counterpart {
    private static final String GROUP = "group:";
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private Counterpart() {}

    static String group(String id) {
        return GROUP + id;
    }

    static boolean isGroup(String counterpart) {
        return counterpart.startsWith(GROUP);
    }

    /** A message to the counterpart, as all of them begin: numbers and groups stand in {@code to}, ids of users in {@code recipient}. */
    static JsonObject addressed(String counterpart) {
        JsonObject message = JsonObject.create().put("messaging_product", "whatsapp");
        if (isGroup(counterpart)) {
            return message.put("recipient_type", "group").put("to", counterpart.substring(GROUP.length()));
        }
        String field = USER_ID.matcher(counterpart).matches() ? "recipient" : "to";
        return message.put("recipient_type", "individual").put(field, counterpart);
    }
}
