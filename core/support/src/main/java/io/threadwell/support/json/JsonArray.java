package io.threadwell.support.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;

/** A JSON array that is being written. What is nested is copied. Not thread-safe. */
public final class JsonArray {
    private final ArrayNode node = JsonNodeFactory.instance.arrayNode();

    private JsonArray() {}

    /** An array without elements. */
    public static JsonArray create() {
        return new JsonArray();
    }

    /**
     * An array of a list's elements, which may be strings, whole numbers, doubles, booleans, instants, {@link JsonObject}s,
     * {@link JsonArray}s, {@link JsonValue}s and lists of these.
     *
     * @throws IllegalArgumentException for an element of another class
     */
    public static JsonArray of(List<?> values) {
        JsonArray array = create();
        values.forEach(array::addAny);
        return array;
    }

    public JsonArray add(String value) {
        node.add(value);
        return this;
    }

    public JsonArray add(long value) {
        node.add(Json.number(value));
        return this;
    }

    public JsonArray add(double value) {
        node.add(value);
        return this;
    }

    public JsonArray add(boolean value) {
        node.add(value);
        return this;
    }

    /** Writes ISO 8601 in UTC. */
    public JsonArray add(Instant value) {
        node.add(value.toString());
        return this;
    }

    public JsonArray add(JsonObject value) {
        node.add(value.node().deepCopy());
        return this;
    }

    public JsonArray add(JsonArray value) {
        node.add(value.node.deepCopy());
        return this;
    }

    /** Adds a value that was read; the missing value adds nothing. */
    public JsonArray add(JsonValue value) {
        if (!value.node().isMissingNode()) {
            node.add(value.node());
        }
        return this;
    }

    public int size() {
        return node.size();
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

    ArrayNode node() {
        return node;
    }

    private void addAny(Object value) {
        if (value instanceof String text) {
            add(text);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            add(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            add(((Number) value).doubleValue());
        } else if (value instanceof Boolean truth) {
            add(truth.booleanValue());
        } else if (value instanceof Instant instant) {
            add(instant);
        } else {
            addNested(value);
        }
    }

    private void addNested(Object value) {
        if (value instanceof JsonObject object) {
            add(object);
        } else if (value instanceof JsonArray array) {
            add(array);
        } else if (value instanceof JsonValue read) {
            add(read);
        } else if (value instanceof List<?> list) {
            add(of(list));
        } else {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + value.getClass().getName());
        }
    }
}
