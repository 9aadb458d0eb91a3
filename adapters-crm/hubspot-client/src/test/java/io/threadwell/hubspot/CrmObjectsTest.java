package io.threadwell.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
import io.threadwell.hubspot.Stub.Call;
import io.threadwell.hubspot.Stub.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmObjectsTest {
    private final Stub stub = new Stub();
    private final HubSpotClient client =
            stub.client().access(HubSpotAccess.token(Secret.of("pat"))).build();
    private final CrmObjects notes = new CrmObjects(client, "notes");

    @AfterEach
    void stop() {
        stub.close();
    }

    private static List<JsonObject> rows(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> JsonObject.create()
                        .put("id", "k" + i)
                        .put("properties", JsonObject.create().put("key", "k" + i)))
                .toList();
    }

    private static String key(JsonValue input) {
        return input.get("properties").text("key", "");
    }

    /** Makes all but some, and names rows as the functions say. */
    private static Function<Call, Reply> multiStatus(
            Set<String> bad, Function<JsonValue, JsonObject> context, Function<JsonValue, JsonObject> shown) {
        return call -> {
            List<JsonObject> results = new ArrayList<>();
            List<JsonObject> errors = new ArrayList<>();
            for (JsonValue input : call.inputs()) {
                if (bad.contains(key(input))) {
                    errors.add(JsonObject.create()
                            .put("status", "error")
                            .put("category", "VALIDATION_ERROR")
                            .put("context", context.apply(input)));
                } else {
                    results.add(shown.apply(input).put("id", "id-" + key(input)));
                }
            }
            Collections.reverse(results);
            JsonObject body = JsonObject.create()
                    .put("status", "COMPLETE")
                    .put("results", JsonArray.of(results))
                    .put("errors", JsonArray.of(errors));
            return Reply.of(errors.isEmpty() ? 201 : 207, body.toString());
        };
    }

    private static JsonObject trace(JsonValue input) {
        return JsonObject.create().put("objectWriteTraceId", List.of(input.text("objectWriteTraceId", "")));
    }

    private static JsonObject traced(JsonValue input) {
        return JsonObject.create().put("objectWriteTraceId", input.text("objectWriteTraceId", ""));
    }

    private static JsonObject keyed(JsonValue input) {
        return JsonObject.create().put("properties", JsonObject.create().put("key", key(input)));
    }

    private static void assertAllButTheSecond(List<BatchRow> rows) {
        assertThat(rows).extracting(BatchRow::id).containsExactly("id-k0", "", "id-k2");
        assertThat(rows.get(1).error()).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void rows_are_told_by_their_trace_ids_in_whatever_order() {
        stub.answer(multiStatus(Set.of("k1"), CrmObjectsTest::trace, CrmObjectsTest::traced));
        assertAllButTheSecond(notes.create(rows(3), "key"));
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void rows_are_told_by_their_keys_where_trace_ids_are_left_out() {
        stub.answer(multiStatus(
                Set.of("k1"),
                input -> JsonObject.create().put("ids", List.of(input.text("id", ""))),
                CrmObjectsTest::keyed));
        assertAllButTheSecond(notes.upsert(rows(3), "key"));
        assertThat(stub.calls).hasSize(1);
        assertThat(stub.calls.get(0).inputs())
                .allMatch(input -> input.text("idProperty", "").equals("key"));
    }

    @Test
    void rows_whose_errors_name_nobody_are_made_alone() {
        stub.answer(multiStatus(Set.of("k1"), input -> JsonObject.create(), CrmObjectsTest::traced));
        assertAllButTheSecond(notes.create(rows(3), "key"));
        assertThat(stub.calls).hasSize(2);
        assertThat(stub.calls.get(1).inputs()).singleElement().satisfies(input -> assertThat(key(input))
                .isEqualTo("k1"));
    }

    @Test
    void a_call_that_is_refused_as_a_whole_is_parted_until_the_bad_row_is_alone() {
        stub.answer(call -> call.inputs().stream().anyMatch(input -> key(input).equals("k1"))
                ? Reply.of(400, "{\"category\":\"VALIDATION_ERROR\"}")
                : multiStatus(Set.of(), CrmObjectsTest::trace, CrmObjectsTest::traced)
                        .apply(call));
        assertAllButTheSecond(notes.create(rows(3), "key"));
    }

    @Test
    void a_row_that_nobody_tells_of_is_unknown_or_can_be_made_again() {
        stub.answer(call -> Reply.of(201, "{\"results\":[]}"));
        assertThat(notes.create(rows(1), "key").get(0).error()).isInstanceOf(OutcomeUnknown.class);
        assertThat(notes.update(rows(1)).get(0).error()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_conflict_of_one_row_is_its_own() {
        stub.answer(call ->
                Reply.of(409, "{\"category\":\"CONFLICT\",\"message\":\"Contact already exists. Existing ID: 1\"}"));
        BatchRow row = notes.update(rows(1)).get(0);
        assertThat(row.error()).isInstanceOf(Conflict.class);
        assertThat(row.existing()).isEqualTo("1");
    }

    @Test
    void an_error_of_the_whole_call_is_thrown() {
        stub.answer(call -> Reply.of(502, ""));
        assertThatThrownBy(() -> notes.create(rows(2), "key")).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> notes.upsert(rows(2), "key")).isInstanceOf(Unavailable.class);
    }

    @Test
    void more_rows_than_a_call_takes_go_in_several() {
        stub.answer(multiStatus(Set.of("k150"), CrmObjectsTest::trace, CrmObjectsTest::traced));
        List<BatchRow> rows = notes.create(rows(250), "key");
        assertThat(stub.calls).extracting(call -> call.inputs().size()).containsExactly(100, 100, 50);
        assertThat(rows.get(149).id()).isEqualTo("id-k149");
        assertThat(rows.get(150).error()).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void what_is_not_there_is_left_out_of_what_is_read() {
        stub.answer(
                call -> Reply.of(
                        207,
                        "{\"results\":[{\"id\":\"7\"}],\"errors\":[{\"category\":\"OBJECT_NOT_FOUND\",\"context\":{\"ids\":[\"8\"]}}]}"));
        assertThat(notes.read(null, List.of("8", "7", "8"), Set.of("b", "a")))
                .extracting(note -> note.text("id", ""))
                .containsExactly("7");
        assertThat(stub.calls.get(0).text())
                .isEqualTo(
                        "{\"inputs\":[{\"id\":\"7\"},{\"id\":\"8\"}],\"properties\":[\"a\",\"b\"],\"propertiesWithHistory\":[]}");
        stub.answer(call -> Reply.of(404, "{\"category\":\"OBJECT_NOT_FOUND\"}"));
        assertThat(notes.read("key", List.of("k"), Set.of())).isEmpty();
    }

    @Test
    void reading_what_cannot_be_read_is_no_empty_answer() {
        stub.answer(call -> Reply.of(404, "{\"message\":\"resource not found\"}"));
        assertThatThrownBy(() -> notes.read(null, List.of("1"), Set.of())).isInstanceOf(InvalidRequest.class);
        stub.answer(call -> Reply.of(207, "{\"results\":[],\"errors\":[{\"category\":\"VALIDATION_ERROR\"}]}"));
        assertThatThrownBy(() -> notes.read("x", List.of("1"), Set.of()))
                .isInstanceOf(InvalidRequest.class)
                .isNotInstanceOf(NotFound.class);
    }

    @Test
    void searches_stay_below_the_length_that_hubspot_takes() {
        List<String> many = IntStream.range(0, 300)
                .mapToObj(i -> "Value-Of-Some-Length-" + i)
                .toList();
        new CrmSearch(client, "contacts").anyOf(Map.of("handle", many), Set.of("handle"));
        assertThat(stub.calls).hasSizeBetween(4, 5).allMatch(call -> call.text().length() <= 3_000);
        assertThat(stub.calls.stream()
                        .flatMap(call -> call.body().get("filterGroups").elements().stream())
                        .flatMap(group -> group.get("filters").at(0).get("values").elements().stream()))
                .hasSize(300)
                .allMatch(value -> value.text().orElse("").startsWith("value-of-"));
    }

    @Test
    void all_pages_of_a_search_are_read() {
        stub.answer(call -> Reply.of(
                200,
                call.body().text("after", "").equals("0")
                        ? "{\"total\":2,\"results\":[{\"id\":\"1\"}],\"paging\":{\"next\":{\"after\":\"1\"}}}"
                        : "{\"total\":2,\"results\":[{\"id\":\"2\"}]}"));
        assertThat(new CrmSearch(client, "contacts").anyOf(Map.of("a", List.of("x"), "b", List.of("y")), Set.of()))
                .hasSize(2);
        assertThat(stub.calls.get(0).body().get("filterGroups").size()).isEqualTo(2);
    }
}
