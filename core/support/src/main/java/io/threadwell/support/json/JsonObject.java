package io.threadwell.support.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is being written; fields keep the order in which they were first put. Putting a name again replaces its
 * value. What is nested is copied, so that changing it afterwards changes nothing here. Not thread-safe.
 */
public final class JsonObject {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private JsonObject() {}

    /** An object without fields. */
    public static JsonObject create() {
        return new JsonObject();
    }

    public JsonObject put(String name, String value) {
        node.put(name, value);
        return this;
    }

    public JsonObject put(String name, long value) {
        node.set(name, Json.number(value));
        return this;
    }

    public JsonObject put(String name, double value) {
        node.put(name, value);
        return this;
    }

    public JsonObject put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /** Writes ISO 8601 in UTC, such as {@code 2026-01-31T12:00:00Z}, with a fraction where there is one. */
    public JsonObject put(String name, Instant value) {
        node.put(name, value.toString());
        return this;
    }

    public JsonObject put(String name, JsonObject value) {
        node.set(name, value.node.deepCopy());
        return this;
    }

    public JsonObject put(String name, JsonArray value) {
        node.set(name, value.node().deepCopy());
        return this;
    }

    /** Puts a value that was read; the missing value puts nothing. */
    public JsonObject put(String name, JsonValue value) {
        if (!value.node().isMissingNode()) {
            node.set(name, value.node());
        }
        return this;
    }

    /** Puts an array; see {@link JsonArray#of(List)} for what may be in the list. */
    public JsonObject put(String name, List<?> values) {
        node.set(name, JsonArray.of(values).node());
        return this;
    }

    /** Puts a value when there is one. */
    public JsonObject putIfPresent(String name, @Nullable String value) {
        return value == null ? this : put(name, value);
    }

    public JsonObject putNull(String name) {
        node.putNull(name);
        return this;
    }

    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** What has been written up to now, for reading. */
    public JsonValue toValue() {
        return new JsonValue(node.deepCopy());
    }

    /** The JSON in UTF-8; lone surrogates are escaped. */
    public byte[] toBytes() {
        return Json.bytes(node);
    }

    /** The JSON itself. */
    @Override
    public String toString() {
        return Json.text(node);
    }

    ObjectNode node() {
        return node;
    }
}
