package io.threadwell.crm.tryton.internal;

import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A party as Tryton's {@code search_read} shows it, with its identifiers and the ways to reach it. */
record Party(JsonValue json) {
    /**
     * A way to reach a party.
     *
     * @param compact the value without what people write to read it more easily
     */
    record Way(long id, String type, String name, String value, String compact) {}

    /** An identifier. */
    record Code(long id, String code) {}

    long id() {
        return json.longValue("id", 0);
    }

    String name() {
        return json.text("name", "");
    }

    boolean active() {
        return isTrue(json.get("active"));
    }

    /** The party that this one was merged into. */
    Optional<Long> replacedBy() {
        return json.longValue("replaced_by").stream().boxed().findFirst();
    }

    List<Code> codes() {
        return json.get("identifiers.").asList().stream()
                .map(one -> new Code(one.longValue("id", 0), one.text("code", "")))
                .toList();
    }

    List<Way> ways() {
        return json.get("contact_mechanisms.").asList().stream()
                .map(one -> new Way(
                        one.longValue("id", 0),
                        one.text("type", ""),
                        one.text("name", ""),
                        one.text("value", ""),
                        one.text("value_compact", "")))
                .toList();
    }

    /** A field of the party itself as text; empty where nothing is there. */
    String field(String name) {
        JsonValue value = json.get(name);
        return value.isNull() || value.isMissing() ? "" : Values.text(value);
    }

    /** SQLite's Tryton says 1 for true. */
    private static boolean isTrue(JsonValue value) {
        return value.bool() || value.longValue().orElse(0) == 1;
    }
}
