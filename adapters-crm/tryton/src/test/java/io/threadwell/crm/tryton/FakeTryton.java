package io.threadwell.crm.tryton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.crm.tryton.realserver.Clerk;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks Tryton's JSON-RPC as far as the adapter does; what it says is as a real Tryton 6.0 says it. */
final class FakeTryton implements AutoCloseable {
    private static final List<String> PARTY_TEXTS = List.of("name", "code", "full_name");

    private final HttpServer server;
    private final FakeRecords records = new FakeRecords();
    private final Map<String, Integer> sessions = new ConcurrentHashMap<>();
    private final Map<String, List<String>> rights = new ConcurrentHashMap<>();
    private int begun;

    FakeTryton() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/" + Clerk.DATABASE + "/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets all sessions but the clerk's, which was the first, as a server does when nobody called for a while. */
    void endSessions() {
        sessions.values().removeIf(session -> session > 1);
    }

    /** Takes rights away: only those are left. */
    void allowOnly(String model, String... left) {
        rights.put(model, List.of(left));
    }

    int logins() {
        return begun;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        JsonValue call = JsonValue.parse(exchange.getRequestBody().readAllBytes());
        String method = call.text("method", "");
        if (method.equals("common.db.login")) {
            login(exchange, call.get("params"));
            return;
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !sessions.containsKey(authorization)) {
            answer(exchange, 401, "");
            return;
        }
        JsonObject answer = JsonObject.create().put("id", 1);
        try {
            answer.put(
                    "result",
                    JsonArray.of(List.of(result(method, call.get("params"))))
                            .toValue()
                            .at(0));
        } catch (UserError refused) {
            answer.put("error", JsonArray.of(List.of("UserError", List.of(refused.getMessage(), ""))));
        }
        answer(exchange, 200, answer.toString());
    }

    private static final class UserError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UserError(String words) {
            super(words);
        }
    }

    private void login(HttpExchange exchange, JsonValue params) throws IOException {
        boolean known = params.at(0).text().orElse("").equals(Clerk.USER)
                && params.at(1).text("password", "").equals(Clerk.PASSWORD);
        if (!known) {
            answer(exchange, 401, "<!doctype html><title>401 Unauthorized</title>");
            return;
        }
        String key = "session" + ++begun;
        String words = Clerk.USER + ":1:" + key;
        sessions.put("Session " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)), begun);
        answer(exchange, 200, "{\"id\":1,\"result\":[1,\"" + key + "\"]}");
    }

    private Object result(String method, JsonValue params) {
        String model = method.replaceFirst("^model\\.", "").replaceFirst("\\.[a-z_]+$", "");
        return switch (method.substring(method.lastIndexOf('.') + 1)) {
            case "search_read" ->
                records.search(model, params.at(0), params.at(4), !params.at(5).bool("active_test", true));
            case "create" -> model.startsWith("wizard.") ? List.of(1, "ask", "end") : create(model, params);
            case "write" -> write(model, params);
            case "delete" -> delete(model, params);
            case "fields_get" -> fields(model);
            case "get_access" -> access(params.at(0));
            case "execute" -> merged(params.at(1).get("ask"));
            default -> throw new AssertionError("the method " + method);
        };
    }

    private List<Long> create(String model, JsonValue params) {
        List<Long> made = new ArrayList<>();
        params.at(0).asList().forEach(values -> made.add(records.create(model, values)));
        return made;
    }

    private Object write(String model, JsonValue params) {
        List<JsonValue> given = params.asList();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            for (JsonValue id : given.get(i).asList()) {
                long one = id.longValue().orElseThrow();
                if (records.find(model, one).isEmpty()) {
                    throw new UserError("You are trying to write to records that don't exist anymore.");
                }
                records.write(model, one, given.get(i + 1));
            }
        }
        return JsonValue.parse("null");
    }

    private Object delete(String model, JsonValue params) {
        params.at(0).asList().forEach(id -> records.delete(model, id.longValue().orElseThrow()));
        return JsonValue.parse("null");
    }

    private Object merged(JsonValue ask) {
        records.merge(ask.longValue("source", 0), ask.longValue("destination", 0));
        return JsonObject.create();
    }

    private static JsonObject fields(String model) {
        JsonObject fields = JsonObject.create();
        if (model.equals(FakeRecords.PARTY)) {
            PARTY_TEXTS.forEach(name -> fields.put(name, field("char", name.equals("full_name"))));
            fields.put("lang", field("many2one", false));
        } else {
            JsonArray types = JsonArray.create();
            List.of("phone", "mobile", "email", "website", "other")
                    .forEach(type -> types.add(JsonArray.of(List.of(type, type))));
            fields.put("type", field("selection", false).put("selection", types));
        }
        return fields;
    }

    private static JsonObject field(String type, boolean readonly) {
        return JsonObject.create().put("type", type).put("readonly", readonly);
    }

    private JsonObject access(JsonValue models) {
        JsonObject access = JsonObject.create();
        for (JsonValue model : models.asList()) {
            String name = model.text().orElseThrow();
            List<String> granted = rights.getOrDefault(name, List.of("read", "write", "create", "delete"));
            JsonObject each = JsonObject.create();
            List.of("read", "write", "create", "delete").forEach(right -> each.put(right, granted.contains(right)));
            access.put(name, each);
        }
        return access;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
