package io.threadwell.connector.instagram.internal;

import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads texts, as databases take them. */
final class Words {
    private Words() {}

    static String of(JsonValue json, String name) {
        return Texts.storable(json.text(name, ""));
    }

    /** The text; absent when there is none. */
    static @Nullable String orNull(JsonValue json, String name) {
        String text = of(json, name);
        return text.isBlank() ? null : text;
    }

    static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value);
        }
    }
}
