package io.threadwell.crm.tryton.realserver;

import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Somebody who works in Tryton with its own client. */
public final class Clerk {
    public static final String DATABASE = "care";
    public static final String USER = "admin";
    public static final String PASSWORD = "care-test";

    private final Http http = Http.builder().build();
    private final URI server;
    private final String session;

    public Clerk(URI server) {
        this.server = server;
        JsonValue begun = call(
                "common.db.login",
                "",
                JsonArray.create()
                        .add(USER)
                        .add(JsonObject.create().put("password", PASSWORD))
                        .add("en"));
        String words = USER + ":" + begun.get("result").at(0).raw() + ":"
                + begun.get("result").at(1).text().orElseThrow();
        this.session = "Session " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a call and gives its result. */
    public JsonValue does(String method, Object... params) {
        JsonValue answer = call(method, session, JsonArray.of(List.of(params)));
        if (!answer.get("error").isMissing()) {
            throw new AssertionError(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    private JsonValue call(String method, String authorization, JsonArray params) {
        HttpCall call = HttpCall.post(server + "/" + DATABASE + "/")
                .json(JsonObject.create().put("id", 1).put("method", method).put("params", params));
        HttpAnswer answer = http.send(authorization.isEmpty() ? call : call.header("Authorization", authorization));
        return answer.json();
    }

    public List<JsonValue> search(String model, JsonArray domain, List<String> fields) {
        JsonValue none = JsonValue.parse("null");
        JsonObject all = JsonObject.create().put("active_test", false);
        return does("model." + model + ".search_read", domain, 0, none, none, fields, all)
                .asList();
    }

    public static JsonArray term(String field, String operator, Object value) {
        return JsonArray.create().add(JsonArray.of(List.of(field, operator, value)));
    }

    /** Removes everybody but the party that a new database begins with, and all notes. */
    public void cleanUp() {
        for (String model : List.of("ir.note", "party.party", "party.category", "party.relation.type")) {
            List<Long> ids = search(model, JsonArray.create(), List.of("id")).stream()
                    .map(one -> one.longValue("id", 0))
                    .toList();
            if (!ids.isEmpty()) {
                does("model." + model + ".delete", ids, JsonObject.create());
            }
        }
    }

    /** Makes a record of any model. */
    public long make(String model, JsonObject values) {
        return does("model." + model + ".create", List.of(values), JsonObject.create())
                .at(0)
                .longValue()
                .orElseThrow();
    }

    /** Makes a party: {@code name}, {@code email}, {@code phone}, and what else there is as other ways to reach it. */
    public long add(Map<String, String> facts) {
        JsonArray ways = JsonArray.create();
        facts.forEach((fact, value) -> {
            if (!fact.equals("name")) {
                boolean own = fact.equals("email") || fact.equals("phone");
                JsonObject way =
                        JsonObject.create().put("type", own ? fact : "other").put("value", value);
                if (!own) {
                    way.put("name", fact);
                }
                ways.add(JsonArray.of(List.of("create", List.of(way))));
            }
        });
        JsonObject party =
                JsonObject.create().put("name", facts.getOrDefault("name", "")).put("contact_mechanisms", ways);
        return make("party.party", party);
    }

    /** Merges one party into another, as the wizard does; it warns of different names, which is let pass. */
    public void merge(long party, long into) {
        JsonObject here = JsonObject.create()
                .put("active_id", party)
                .put("active_model", "party.party")
                .put("active_ids", List.of(party));
        JsonValue wizard = does("wizard.party.replace.create", here).at(0);
        JsonObject answers = JsonObject.create()
                .put("ask", JsonObject.create().put("source", party).put("destination", into));
        for (int warned = 0; warned < 3; warned++) {
            JsonValue answer = call(
                    "wizard.party.replace.execute", session, JsonArray.of(List.of(wizard, answers, "replace", here)));
            if (answer.get("error").isMissing()) {
                return;
            }
            String warning = answer.get("error").at(1).at(0).text().orElseThrow();
            JsonObject seen =
                    JsonObject.create().put("name", warning).put("user", 1).put("always", false);
            does("model.res.user.warning.create", List.of(seen), JsonObject.create());
        }
        throw new AssertionError("the wizard goes on warning");
    }
}
