package io.threadwell.crm.tryton.internal;

import org.jspecify.annotations.Nullable;

/** Where a party keeps a fact, as the mapping of fields names it. */
public sealed interface Place {
    /** A field of the party itself, by its name. */
    record Field(String name) implements Place {}

    /** An identifier without a type: {@code identifier}. */
    record Identifier() implements Place {}

    /**
     * A way to reach the party: {@code contact:email}, or with a name {@code contact:other:x.handle}.
     *
     * @param type one of Tryton's, such as {@code phone}
     * @param name tells several of one type apart
     */
    record Way(String type, @Nullable String name) implements Place {}

    /** Reads what the mapping says. */
    static Place of(String text) {
        if (text.equals("identifier")) {
            return new Identifier();
        }
        if (!text.startsWith("contact:")) {
            return new Field(text);
        }
        String[] parts = text.split(":", 3);
        return new Way(parts[1], parts.length == 3 ? parts[2] : null);
    }
}
