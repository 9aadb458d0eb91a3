package io.threadwell.connector.instagram;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;

/** Answers in the shapes that Meta's have. */
final class FakeAnswers {
    private FakeAnswers() {}

    static String name(String person) {
        return person.equals(Accounts.US) ? "ourshop" : "user" + person;
    }

    static JsonObject part(List<JsonObject> all, int from, int limit) {
        int to = Math.min(all.size(), from + limit);
        JsonObject paging =
                JsonObject.create().put("cursors", JsonObject.create().put("after", Integer.toString(to)));
        return list(all.subList(Math.min(from, to), to))
                .put("paging", to < all.size() ? paging.put("next", "https://graph.example/next") : paging);
    }

    static JsonObject list(List<JsonObject> elements) {
        JsonArray data = JsonArray.create();
        elements.forEach(data::add);
        return JsonObject.create().put("data", data);
    }

    static JsonObject success() {
        return JsonObject.create().put("success", true);
    }

    static String errorBody(int code, int subcode) {
        JsonObject error = JsonObject.create()
                .put("message", "(#" + code + ") in words")
                .put("type", "IGApiException")
                .put("code", code);
        return JsonObject.create()
                .put("error", subcode == 0 ? error : error.put("error_subcode", subcode))
                .toString();
    }

    static ResponseDefinition error(int status, int code, int subcode) {
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(errorBody(code, subcode))
                .build();
    }

    static ResponseDefinition ok(JsonObject body) {
        return WireMock.aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }
}
