package io.threadwell.support.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A lenient, immutable view of a JSON document or of a part of it. Reading never throws and never gives null: what is not
 * there, is null or is of another type than asked for is missing or empty.
 *
 * <p>Duplicate names: the last one counts. Depth is limited to 200, so that no document can exhaust the stack. Strings may hold
 * lone surrogates, as networks send them; {@link #raw()} escapes them. Thread-safe.
 */
public final class JsonValue {
    private static final JsonValue MISSING = new JsonValue(MissingNode.getInstance());

    private final JsonNode node;

    JsonValue(JsonNode node) {
        this.node = node;
    }

    /**
     * Parses UTF-8 (or another Unicode form that RFC 4627 allows).
     *
     * @throws JsonProblem when it is not one JSON document, also when it is empty
     */
    public static JsonValue parse(byte[] bytes) {
        return new JsonValue(Json.read(bytes));
    }

    /**
     * Parses a text.
     *
     * @throws JsonProblem when it is not one JSON document, also when it is empty
     */
    public static JsonValue parse(String text) {
        return new JsonValue(Json.read(text));
    }

    /** The value that is not there. */
    public static JsonValue missing() {
        return MISSING;
    }

    /** The field of an object; missing when there is none or this is no object. */
    public JsonValue get(String name) {
        JsonNode child = node.get(name);
        return child == null ? MISSING : new JsonValue(child);
    }

    /** The element of an array; missing when there is none or this is no array. */
    public JsonValue at(int index) {
        JsonNode child = index < 0 ? null : node.get(index);
        return child == null ? MISSING : new JsonValue(child);
    }

    /** The field of a field of a field; missing as soon as one is. */
    public JsonValue at(String... path) {
        JsonNode current = node;
        for (String name : path) {
            JsonNode child = current.get(name);
            if (child == null) {
                return MISSING;
            }
            current = child;
        }
        return new JsonValue(current);
    }

    /** The elements of an array; empty when this is none. */
    public List<JsonValue> elements() {
        return node.isArray() && !node.isEmpty() ? new Elements(node) : List.of();
    }

    /** The elements of an array, or this value alone, or nothing: for fields that vendors send as list or as single value. */
    public List<JsonValue> asList() {
        if (node.isArray()) {
            return elements();
        }
        return isMissing() ? List.of() : List.of(this);
    }

    /** The fields of an object in their order; empty when this is none. */
    public Map<String, JsonValue> fields() {
        if (!node.isObject() || node.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>(node.size() * 2);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            fields.put(field.getKey(), new JsonValue(field.getValue()));
        }
        return Collections.unmodifiableMap(fields);
    }

    /** Whether an object has a field with one of these names. */
    public boolean hasAny(Set<String> names) {
        return node.isObject() && names(node).anyMatch(names::contains);
    }

    /** The first of an object's fields that has one of these names, by its name. */
    public Optional<String> firstOf(Set<String> names) {
        return node.isObject() ? names(node).filter(names::contains).findFirst() : Optional.empty();
    }

    private static Stream<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    /** How many fields or elements; 0 when this is neither object nor array. */
    public int size() {
        return node.size();
    }

    /** True when it is not there, and also when it is there as {@code null}. */
    public boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    /** True when it is there as {@code null}, which some vendors tell from absence. */
    public boolean isNull() {
        return node.isNull();
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    /** True for a JSON string. */
    public boolean isText() {
        return node.isTextual();
    }

    public boolean isNumber() {
        return node.isNumber();
    }

    /** A string as it is, or a number in digits (ids come as either); empty for all else. An empty string is a string. */
    public Optional<String> text() {
        return node.isTextual() || node.isNumber() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** {@link #text()} of a field. */
    public Optional<String> text(String name) {
        return get(name).text();
    }

    /** {@link #text()} of a field, or the fallback. */
    public String text(String name, String fallback) {
        JsonNode child = node.get(name);
        return child != null && (child.isTextual() || child.isNumber()) ? child.asText() : fallback;
    }

    /** A whole number, or a string of one ({@code "37"}); empty for all else and beyond 64 bits. */
    public OptionalLong longValue() {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
        }
        if (node.isNumber()) {
            double value = node.doubleValue();
            return value == Math.rint(value) && Math.abs(value) < 1L << 53
                    ? OptionalLong.of((long) value)
                    : OptionalLong.empty();
        }
        return node.isTextual() ? digits(node.textValue().strip()) : OptionalLong.empty();
    }

    /** {@link #longValue()} of a field. */
    public OptionalLong longValue(String name) {
        return get(name).longValue();
    }

    /** {@link #longValue()} of a field, or the fallback. */
    public long longValue(String name, long fallback) {
        return get(name).longValue().orElse(fallback);
    }

    /** A number, or a string of one; empty for all else. Never infinite or NaN. */
    public OptionalDouble doubleValue() {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (node.isTextual() && node.textValue().length() <= 40) {
            try {
                value = Double.parseDouble(node.textValue());
            } catch (NumberFormatException notOne) {
                return OptionalDouble.empty();
            }
        }
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** {@link #doubleValue()} of a field. */
    public OptionalDouble doubleValue(String name) {
        return get(name).doubleValue();
    }

    /** True for {@code true}, {@code "true"} (in any case) and 1; false for all else, absence included. */
    public boolean bool() {
        return node.isBoolean() ? node.booleanValue() : saysTrue();
    }

    /** {@link #bool()} of a field. */
    public boolean bool(String name) {
        return get(name).bool();
    }

    /** {@link #bool()} of a field that is there and not null, else the fallback. */
    public boolean bool(String name, boolean fallback) {
        JsonValue value = get(name);
        return value.isMissing() ? fallback : value.bool();
    }

    /**
     * A moment, in any of the forms that networks use: seconds, milliseconds or microseconds since 1970, as number or string,
     * with a fraction or without; ISO 8601 with {@code Z}, an offset with or without colon, or none, which is read as UTC; and
     * {@code Thu Nov 15 23:31:30 +0000 2018}. Empty for all else, for placeholders, and for moments before 1990 or after 2099,
     * which no network means.
     */
    public Optional<Instant> instant() {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? Moments.ofNumber(node.longValue()) : Optional.empty();
        }
        if (node.isNumber()) {
            return Moments.ofText(Double.toString(node.doubleValue()));
        }
        return node.isTextual() ? Moments.ofText(node.textValue()) : Optional.empty();
    }

    /** {@link #instant()} of a field. */
    public Optional<Instant> instant(String name) {
        return get(name).instant();
    }

    /** The JSON text of this value, without spaces; empty when it is missing. Lone surrogates are escaped. */
    public String raw() {
        return node.isMissingNode() ? "" : Json.text(node);
    }

    JsonNode node() {
        return node;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonValue value && node.equals(value.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** The kind and size alone: documents hold people's words and tokens. For the text there is {@link #raw()}. */
    @Override
    public String toString() {
        return "JsonValue[" + node.getNodeType() + (node.isContainerNode() ? ", " + node.size() : "") + "]";
    }

    private boolean saysTrue() {
        return node.isTextual()
                ? node.textValue().equalsIgnoreCase("true") || node.textValue().equals("1")
                : node.isIntegralNumber() && node.asLong() == 1;
    }

    private static OptionalLong digits(String text) {
        if (text.isEmpty() || text.length() > 20) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigInteger(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }

    private static final class Elements extends AbstractList<JsonValue> implements RandomAccess {
        private final JsonNode array;

        Elements(JsonNode array) {
            this.array = array;
        }

        @Override
        public JsonValue get(int index) {
            JsonNode child = array.get(index);
            if (child == null) {
                throw new IndexOutOfBoundsException(index);
            }
            return new JsonValue(child);
        }

        @Override
        public int size() {
            return array.size();
        }
    }
}
