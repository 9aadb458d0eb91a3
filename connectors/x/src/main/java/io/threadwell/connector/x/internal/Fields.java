package io.threadwell.connector.x.internal;

import io.threadwell.support.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads fields of X's objects in all the forms they have. */
final class Fields {
    private static final int LONGEST_ID = 64;

    private Fields() {}

    /** An id: the text form first, because numbers of this length are rounded on their way through some programs. */
    static @Nullable String id(JsonValue object, String name) {
        String text = object.text(name + "_str").orElseGet(() -> object.text(name, ""));
        return text.isBlank() || text.length() > LONGEST_ID ? null : text;
    }

    static String needId(JsonValue object, String name) {
        String id = id(object, name);
        if (id == null) {
            throw new Unreadable("without an id");
        }
        return id;
    }

    /** A field under its present name, or under the one it had when posts were tweets. */
    static JsonValue either(JsonValue object, String name, String formerly) {
        JsonValue now = object.get(name);
        return now.isMissing() ? object.get(formerly) : now;
    }

    /** What is wrapped in {@code data}, or the object itself. */
    static JsonValue unwrapped(JsonValue object) {
        JsonValue inner = object.get("data");
        return inner.isObject() ? inner : object;
    }

    /** X writes three characters of posts and messages as HTML entities. */
    static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** A name that X gives a kind of thing, as it may be repeated in a reason; {@code ?} for what does not look like one. */
    static String word(String text) {
        boolean name = !text.isEmpty()
                && text.length() <= 60
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.');
        return name ? text : "?";
    }
}
