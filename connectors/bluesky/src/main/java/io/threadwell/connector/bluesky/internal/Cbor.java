package io.threadwell.connector.bluesky.internal;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads the protocol's CBOR into its JSON, as the specification "Data Model" pairs them: bytes are {@code {"$bytes": base64}}, links
 * {@code {"$link": cid}}.
 */
final class Cbor {
    private static final CBORFactory FACTORY = new CBORFactory();
    private static final int LINK_TAG = 42;

    private Cbor() {}

    /** What was read is not CBOR. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** All values that stand one behind the other; at least one. */
    static List<JsonValue> sequence(byte[] bytes) {
        List<JsonValue> values = new ArrayList<>();
        try (CBORParser parser = FACTORY.createParser(bytes)) {
            while (parser.nextToken() != null) {
                values.add(value(parser));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("not CBOR", e);
        }
        return values.isEmpty() ? List.of(JsonValue.missing()) : values;
    }

    private static JsonValue value(CBORParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING ->
                JsonArray.create().add(parser.getText()).toValue().at(0);
            case VALUE_NUMBER_INT ->
                JsonArray.create().add(parser.getLongValue()).toValue().at(0);
            case VALUE_NUMBER_FLOAT ->
                JsonArray.create().add(parser.getDoubleValue()).toValue().at(0);
            case VALUE_TRUE, VALUE_FALSE ->
                JsonArray.create().add(parser.getBooleanValue()).toValue().at(0);
            case VALUE_EMBEDDED_OBJECT -> embedded(parser);
            default -> JsonValue.missing();
        };
    }

    private static JsonValue object(CBORParser parser) throws IOException {
        JsonObject object = JsonObject.create();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            JsonValue value = value(parser);
            if (value.isMissing()) {
                object.putNull(name);
            } else {
                object.put(name, value);
            }
        }
        return object.toValue();
    }

    private static JsonValue array(CBORParser parser) throws IOException {
        JsonArray array = JsonArray.create();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new IOException("a list without an end");
            }
            array.add(value(parser));
        }
        return array.toValue();
    }

    private static JsonValue embedded(CBORParser parser) throws IOException {
        boolean isLink = parser.getCurrentTag() == LINK_TAG;
        byte[] bytes = parser.getBinaryValue();
        if (isLink && bytes.length > 1) {
            return JsonObject.create()
                    .put("$link", Car.name(Arrays.copyOfRange(bytes, 1, bytes.length)))
                    .toValue();
        }
        return JsonObject.create()
                .put("$bytes", Base64.getEncoder().encodeToString(bytes))
                .toValue();
    }

    /** The bytes that a value stands for; none when it stands for none. */
    static byte[] bytes(JsonValue value) {
        return Base64.getDecoder().decode(value.text("$bytes", ""));
    }

    /** The link that a value stands for; empty when it stands for none. */
    static String link(JsonValue value) {
        return value.text("$link", "");
    }
}
