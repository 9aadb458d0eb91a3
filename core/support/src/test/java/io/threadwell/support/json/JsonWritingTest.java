package io.threadwell.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWritingTest {
    @Test
    void everything_is_written_in_its_order() {
        JsonObject object = JsonObject.create()
                .put("z", "quote \" and ü")
                .put("n", 42L)
                .put("d", 1.5)
                .put("t", true)
                .put("at", Instant.parse("2026-01-31T12:00:00Z"))
                .put("o", JsonObject.create().put("in", "side"))
                .put("a", JsonArray.create().add("x").add(1L).add(JsonObject.create()))
                .put(
                        "list",
                        List.of(
                                "p",
                                1,
                                2L,
                                false,
                                List.of("q"),
                                JsonObject.create().put("k", "v")))
                .put("read", JsonValue.parse("[null]"))
                .put("absent", JsonValue.missing())
                .putIfPresent("none", null)
                .putIfPresent("some", "one")
                .putNull("null");

        String expected = "{\"z\":\"quote \\\" and ü\",\"n\":42,\"d\":1.5,\"t\":true,\"at\":\"2026-01-31T12:00:00Z\","
                + "\"o\":{\"in\":\"side\"},\"a\":[\"x\",1,{}],\"list\":[\"p\",1,2,false,[\"q\"],{\"k\":\"v\"}],"
                + "\"read\":[null],\"some\":\"one\",\"null\":null}";
        assertThat(object).hasToString(expected);
        assertThat(new String(object.toBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(object.toValue()).isEqualTo(JsonValue.parse(expected));
    }

    @Test
    void what_was_put_in_is_not_changed_from_outside() {
        JsonObject inner = JsonObject.create().put("a", 1);
        JsonObject outer = JsonObject.create().put("inner", inner);
        JsonValue seen = outer.toValue();

        inner.put("b", 2);
        outer.put("c", 3);

        assertThat(seen.raw()).isEqualTo("{\"inner\":{\"a\":1}}");
        assertThat(outer).hasToString("{\"inner\":{\"a\":1},\"c\":3}");
    }

    @Test
    void a_class_that_json_does_not_know_is_refused() {
        assertThatThrownBy(() -> JsonArray.of(List.of(new StringBuilder("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
    }

    @Test
    void half_of_a_surrogate_pair_is_escaped() {
        JsonObject object = JsonObject.create().put("a", "x\ud83d").put("b", "😀");

        assertThat(JsonValue.parse(object.toBytes())).isEqualTo(object.toValue());
        assertThat(JsonValue.parse(object.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(object.toValue());
    }
}
