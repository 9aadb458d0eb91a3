package io.threadwell.support.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** The one mapper. */
final class Json {
    static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(400)
                            .maxNameLength(10_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper ESCAPING = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();
    private static final ObjectReader READER = MAPPER.reader();

    private Json() {}

    static JsonNode read(byte[] bytes) {
        try {
            return present(READER.readTree(bytes));
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    static JsonNode read(String text) {
        try {
            return present(READER.readTree(text));
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    private static JsonNode present(JsonNode node) {
        if (node.isMissingNode()) {
            throw new JsonProblem("empty where JSON should be");
        }
        return node;
    }

    /** No cause is attached: the parser's messages quote the text. */
    private static JsonProblem problem(IOException failure) {
        if (failure instanceof StreamConstraintsException) {
            return new JsonProblem("JSON beyond the limits of depth, number or name length");
        }
        JsonLocation place = failure instanceof JsonProcessingException known ? known.getLocation() : null;
        return new JsonProblem(
                place == null
                        ? "not JSON"
                        : "not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    /** As the parser would make it: a small number that was written equals one that was read. */
    static JsonNode number(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    static String text(JsonNode node) {
        try {
            String text = MAPPER.writeValueAsString(node);
            return wellFormed(text) ? text : ESCAPING.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException loneSurrogate) {
            return escapedBytes(node);
        }
    }

    private static byte[] escapedBytes(JsonNode node) {
        try {
            return ESCAPING.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }

    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
