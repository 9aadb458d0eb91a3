package io.threadwell.connector.meta;

import io.threadwell.support.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads ids, which come as text or as number. */
public final class Ids {
    private static final int LONGEST = 255;

    private Ids() {}

    /** The id; absent when it is not there, zero (a placeholder) or too long to be one. */
    public static @Nullable String of(JsonValue value) {
        String id = value.text().orElse("");
        return id.isEmpty() || id.length() > LONGEST || id.equals("0") ? null : id;
    }
}
