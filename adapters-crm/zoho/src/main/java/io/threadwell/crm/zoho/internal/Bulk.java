package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes up to a hundred rows in a call. Zoho answers for each row, with 200, 201, 202 or 207; where it refuses a call as a whole, the
 * rows are parted until the one is alone that it will not take.
 */
final class Bulk {
    static final int MOST = 100;

    private final ZohoApi api;
    private final ZohoConfig config;

    Bulk(ZohoApi api, ZohoConfig config) {
        this.api = api;
        this.config = config;
    }

    /** Makes records, or updates those that have the same key (Insert or Update Records). Made twice, it leaves one. */
    List<Row> upsert(String module, List<JsonObject> rows) {
        return write(rows, part -> {
            JsonObject body = triggered(part).put("duplicate_check_fields", List.of(config.keyField()));
            return api.post(module + "/upsert", body).repeatable().named("upsert records");
        });
    }

    /** Updates records by their ids (Update Records). Made twice, it leaves the same. */
    List<Row> update(String module, List<JsonObject> rows) {
        return write(rows, part -> api.put(module, triggered(part)).repeatable().named("update records"));
    }

    /** Adds records (Insert Records). */
    List<Row> insert(String module, List<JsonObject> rows) {
        return write(rows, part -> api.post(module, triggered(part)).named("insert records"));
    }

    /** Adds notes (Create Notes), which know of no triggers. */
    List<Row> insertNotes(List<JsonObject> rows) {
        return write(rows, part -> api.post("Notes", body(part)).named("create notes"));
    }

    private static JsonObject body(List<JsonObject> rows) {
        return JsonObject.create().put("data", JsonArray.of(rows));
    }

    private JsonObject triggered(List<JsonObject> rows) {
        return config.workflows() ? body(rows) : body(rows).put("trigger", List.of());
    }

    /** How a call for some of the rows looks. */
    private interface Call {
        HttpCall of(List<JsonObject> rows);
    }

    private List<Row> write(List<JsonObject> rows, Call call) {
        if (rows.isEmpty()) {
            return List.of();
        }
        HttpCall made = call.of(rows);
        HttpAnswer answer = api.send(made, Credits.ofRows(rows.size()));
        List<JsonValue> told = answer.jsonIfAny().get("data").elements();
        if (told.size() == rows.size()) {
            return told.stream().map(Bulk::row).toList();
        }
        if (answer.isSuccess()) {
            throw unreadable(made);
        }
        if (ZohoErrors.of(made, answer, api.now()) instanceof InvalidRequest refused) {
            return rows.size() == 1 ? List.of(Row.refused(refused)) : halves(rows, call);
        }
        throw ZohoErrors.of(made, answer, api.now());
    }

    private List<Row> halves(List<JsonObject> rows, Call call) {
        int middle = rows.size() / 2;
        List<Row> all = new ArrayList<>(write(rows.subList(0, middle), call));
        all.addAll(write(rows.subList(middle, rows.size()), call));
        return all;
    }

    private static RuntimeException unreadable(HttpCall call) {
        String message = call + " was not answered for each record";
        return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
    }

    private static Row row(JsonValue told) {
        String id = told.get("details").text("id", "");
        if (told.text("status", "").equals("success") && !id.isEmpty()) {
            return Row.written(id);
        }
        return new Row(id, ZohoErrors.code(told), ZohoErrors.fieldName(told), ZohoErrors.ofRow(told));
    }
}
