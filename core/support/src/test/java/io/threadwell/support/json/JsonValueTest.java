package io.threadwell.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    @Test
    void what_is_not_there_is_missing_however_deep_one_asks() {
        JsonValue value = JsonValue.parse("{\"a\":{\"b\":[1,2]},\"n\":null}");

        assertThat(value.at("a", "x", "y").isMissing()).isTrue();
        assertThat(value.get("a").get("b").get("c").at(7).isMissing()).isTrue();
        assertThat(value.get("a").get("b").at(1).text()).contains("2");
        assertThat(value.get("a").get("b").at(-1).isMissing()).isTrue();
        assertThat(value.get("n").isMissing()).isTrue();
        assertThat(value.get("n").isNull()).isTrue();
        assertThat(value.get("none").isNull()).isFalse();
        assertThat(value.text("none", "else")).isEqualTo("else");
        assertThat(value.get("none").fields()).isEmpty();
        assertThat(value.get("none").raw()).isEmpty();
    }

    @Test
    void ids_come_as_number_or_as_string() {
        JsonValue value = JsonValue.parse(
                "{\"n\":12345654332,\"s\":\"12345654332\",\"big\":123456789012345678901234,\"o\":{},\"b\":true}");

        assertThat(value.text("n")).isEqualTo(value.text("s")).contains("12345654332");
        assertThat(value.text("big")).contains("123456789012345678901234");
        assertThat(value.text("o")).isEmpty();
        assertThat(value.text("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "37|37",
                "'\"37\"'|37",
                "'\" 37 \"'|37",
                "'\"-4\"'|-4",
                "37.0|37",
                "9223372036854775807|9223372036854775807"
            })
    void whole_numbers_are_read_from(String json, long expected) {
        assertThat(JsonValue.parse(json).longValue()).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "37.5",
                "\"x\"",
                "\"\"",
                "null",
                "{}",
                "[]",
                "true",
                "9223372036854775808",
                "1e400",
                "\"99999999999999999999\""
            })
    void other_things_are_no_whole_number(String json) {
        assertThat(JsonValue.parse(json).longValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|true",
                "'\"true\"'|true",
                "'\"TRUE\"'|true",
                "1|true",
                "'\"1\"'|true",
                "false|false",
                "0|false",
                "2|false",
                "null|false",
                "'\"yes\"'|false",
                "{}|false"
            })
    void truth_is_read_from(String json, boolean expected) {
        assertThat(JsonValue.parse(json).bool()).isEqualTo(expected);
    }

    @Test
    void an_absent_truth_takes_the_fallback() {
        JsonValue value = JsonValue.parse("{\"no\":false,\"nothing\":null}");

        assertThat(value.bool("none", true)).isTrue();
        assertThat(value.bool("nothing", true)).isTrue();
        assertThat(value.bool("no", true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1413554597                         | 2014-10-17T14:03:17Z",
                "'\"1413554597\"'                   | 2014-10-17T14:03:17Z",
                "1413554597123                      | 2014-10-17T14:03:17.123Z",
                "'\"1413554597123\"'                | 2014-10-17T14:03:17.123Z",
                "1413554597123456                   | 2014-10-17T14:03:17.123456Z",
                "'\"1413554597.000247\"'            | 2014-10-17T14:03:17.000247Z",
                "1413554597.5                       | 2014-10-17T14:03:17.500Z",
                "'\"2014-10-17T14:03:17+0000\"'     | 2014-10-17T14:03:17Z",
                "'\"2014-10-17T14:03:17+00:00\"'    | 2014-10-17T14:03:17Z",
                "'\"2014-10-17T14:03:17Z\"'         | 2014-10-17T14:03:17Z",
                "'\"2014-10-17T14:03:17.123456Z\"'  | 2014-10-17T14:03:17.123456Z",
                "'\"2014-10-17T16:03:17+02\"'       | 2014-10-17T14:03:17Z",
                "'\"2014-10-17T16:03:17.1+02:00\"'  | 2014-10-17T14:03:17.1Z",
                "'\"2014-10-17T14:03:17\"'          | 2014-10-17T14:03:17Z",
                "'\"2014-10-17 14:03:17\"'          | 2014-10-17T14:03:17Z",
                "'\"2014-10-17T14:03Z\"'            | 2014-10-17T14:03:00Z",
                "'\"Thu Nov 15 23:31:30 +0000 2018\"' | 2018-11-15T23:31:30Z",
                "'\"Mon Nov 05 23:31:30 +0200 2018\"' | 2018-11-05T21:31:30Z"
            })
    void a_moment_is_read_from(String json, Instant expected) {
        assertThat(JsonValue.parse(json).instant()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1",
                "123456789",
                "9223372036854775807",
                "99999999999999999999",
                "1e300",
                "\"TIMESTAMP\"",
                "\"\"",
                "\"now\"",
                "\"1e9999999\"",
                "\"1.0E999999999\"",
                "\"2014-13-45T00:00:00Z\"",
                "\"0000-00-00T00:00:00\"",
                "\"2014-10-17\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"Thu Foo 15 23:31:30 +0000 2018\"",
                "\"       \"",
                "\"99999999999999999999999999999999\"",
                "\"123456789:\"",
                "null",
                "true",
                "[]",
                "{}"
            })
    void placeholders_and_the_absurd_are_no_moment(String json) {
        assertThat(JsonValue.parse(json).instant()).isEmpty();
    }

    @Test
    void a_field_that_is_a_list_or_a_single_value_reads_as_a_list() {
        JsonValue value =
                JsonValue.parse("{\"list\":[{\"id\":1},{\"id\":2}],\"one\":\"x\",\"null\":null,\"empty\":[]}");

        assertThat(value.get("list").asList()).hasSize(2);
        assertThat(value.get("one").asList())
                .extracting(one -> one.text().orElse(""))
                .containsExactly("x");
        assertThat(value.get("null").asList()).isEmpty();
        assertThat(value.get("empty").asList()).isEmpty();
        assertThat(value.get("none").asList()).isEmpty();
        assertThat(value.get("one").elements()).isEmpty();
        assertThat(value.get("list").elements().get(1).longValue("id", 0)).isEqualTo(2);
    }

    @Test
    void fields_keep_their_order_and_the_last_duplicate_counts() {
        JsonValue value = JsonValue.parse("{\"z\":1,\"a\":2,\"z\":3}");

        assertThat(value.fields().keySet()).containsExactly("z", "a");
        assertThat(value.text("z")).contains("3");
    }

    @Test
    void raw_is_the_text_of_the_value() {
        JsonValue value = JsonValue.parse("{ \"a\" : [ 1, \"ü\\n\", null ], \"b\": {\"c\":true} }");

        assertThat(value.raw()).isEqualTo("{\"a\":[1,\"ü\\n\",null],\"b\":{\"c\":true}}");
        assertThat(value.get("b").raw()).isEqualTo("{\"c\":true}");
        assertThat(value).isEqualTo(JsonValue.parse(value.raw()));
    }

    @Test
    void half_of_a_surrogate_pair_survives_reading_and_writing() {
        JsonValue value = JsonValue.parse("{\"a\":\"x\\ud83d\",\"b\":\"\\ude00y\",\"c\":\"\\ud83d\\ude00\"}");

        assertThat(value.text("a")).contains("x\ud83d");
        assertThat(value.text("c")).contains("😀");
        assertThat(JsonValue.parse(value.raw().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(value);
        assertThat(JsonValue.parse(JsonObject.create().put("v", value).toBytes())
                        .get("v"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"secret\":",
                "secret",
                "{} trailing",
                "[1,]",
                "<html>secret</html>",
                "{'a':1}",
                "\"\u0001\""
            })
    void what_is_not_json_is_a_problem_that_does_not_repeat_it(String text) {
        assertThatThrownBy(() -> JsonValue.parse(text))
                .isInstanceOf(JsonProblem.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("html")
                .hasNoCause();
        assertThatThrownBy(() -> JsonValue.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void depth_and_numbers_are_bounded() {
        assertThatThrownBy(() -> JsonValue.parse("[".repeat(100_000))).isInstanceOf(JsonProblem.class);
        assertThatThrownBy(() -> JsonValue.parse("9".repeat(100_000))).isInstanceOf(JsonProblem.class);
        assertThatCode(() -> JsonValue.parse("[".repeat(200) + "]".repeat(200)).raw())
                .doesNotThrowAnyException();
    }

    @Test
    void broken_utf8_is_a_problem_not_a_crash() {
        byte[] broken = {'"', (byte) 0xC3, (byte) 0x28, '"'};

        assertThatThrownBy(() -> JsonValue.parse(broken)).isInstanceOf(JsonProblem.class);
    }

    @Test
    void its_text_form_shows_no_content() {
        assertThat(JsonValue.parse("{\"token\":\"SECRET\"}")).hasToString("JsonValue[OBJECT, 1]");
    }

    @Test
    void lists_cannot_be_changed() {
        List<JsonValue> elements = JsonValue.parse("[1]").elements();

        assertThatThrownBy(() -> elements.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fields_are_known_by_a_set_of_names() {
        JsonValue object = JsonValue.parse("{\"a\":1,\"b\":2}");
        assertThat(object.hasAny(Set.of("b", "z"))).isTrue();
        assertThat(object.hasAny(Set.of("z"))).isFalse();
        assertThat(object.firstOf(Set.of("b", "z"))).contains("b");
        assertThat(JsonValue.parse("[1]").firstOf(Set.of("b"))).isEmpty();
    }
}
