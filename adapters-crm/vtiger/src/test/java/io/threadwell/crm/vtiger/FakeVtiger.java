package io.threadwell.crm.vtiger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.crm.CrmFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Speaks Vtiger's web services as far as the adapter does, after Vtiger's own code ({@code webservice.php},
 * {@code include/Webservices}): reads by GET and writes by POST, errors with status 200, ids with the module's number.
 */
final class FakeVtiger implements CrmFixture.Faults, AutoCloseable {
    static final String USER = "threadwell";
    static final String KEY = "an-access-key";
    static final String ME = "19x5";
    private static final Map<String, String> PREFIXES = Map.of(
            "Contacts",
            "12",
            "Accounts",
            "11",
            "Potentials",
            "13",
            "SalesOrder",
            "6",
            "ModComments",
            "31",
            "Users",
            "19");
    private static final Set<String> READS = Set.of("getchallenge", "query", "describe");
    private static final int WAIT_SECONDS = 30;

    private enum Fault {
        LIMIT,
        BREAK,
        CUT_AFTER,
        CUT_BEFORE
    }

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Map<Integer, Map<String, String>>> records = new HashMap<>();
    private final Map<String, JsonObject> fields = new TreeMap<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> denied = new HashSet<>();
    private Fault next;
    private int last;
    private int logins;
    private int requests;

    FakeVtiger(InstantSource clock) {
        this.clock = clock;
        for (String name : List.of("firstname", "lastname", "cf_851", "cf_852", "cf_853", "cf_860", "cf_861")) {
            field(name, "string", true, name.equals("lastname"));
        }
        field("email", "email", true, false);
        field("mobile", "phone", true, false);
        field("contact_no", "string", false, false);
        field("assigned_user_id", "owner", true, true);
        field("donotcall", "boolean", true, false);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/webservice.php", this::handle);
        server.start();
    }

    /** Adds a field to contacts. */
    void field(String name, String type, boolean editable, boolean mandatory) {
        fields.put(
                name,
                JsonObject.create()
                        .put("name", name)
                        .put("mandatory", mandatory)
                        .put("editable", editable)
                        .put("type", JsonObject.create().put("name", type)));
    }

    /** Takes the sight of a module from our user. */
    void hide(String module) {
        hidden.add(module);
    }

    /** Takes a right on contacts from our user, such as {@code createable}. */
    void deny(String right) {
        denied.add(right);
    }

    void endSessions() {
        sessions.clear();
    }

    int logins() {
        return logins;
    }

    int requests() {
        return requests;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized String add(String module, Map<String, String> values) {
        int id = ++last;
        Map<String, String> record = new LinkedHashMap<>(values);
        String name = PREFIXES.get(module) + "x" + id;
        record.put("id", name);
        module(module).put(id, record);
        return name;
    }

    synchronized Map<Integer, Map<String, String>> module(String module) {
        return records.computeIfAbsent(module, none -> new TreeMap<>());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        requests++;
        Map<String, String> get = parameters(exchange.getRequestURI().getRawQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> post = parameters(body);
        boolean reads = exchange.getRequestMethod().equals("GET");
        Map<String, String> input = reads ? get : post;
        String operation = input.getOrDefault("operation", "");
        Fault fault = null;
        if (operation.equals("create") || operation.equals("revise")) {
            fault = next;
            next = null;
        }
        if (fault == Fault.LIMIT) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(WAIT_SECONDS));
            answer(exchange, 429, "");
        } else if (fault == Fault.BREAK) {
            answer(exchange, 503, "");
        } else if (fault == Fault.CUT_BEFORE) {
            exchange.close();
        } else {
            String said = reads == READS.contains(operation) ? answer(operation, input) : refusal("UNKNOWN_OPERATION");
            if (fault == Fault.CUT_AFTER) {
                exchange.close();
            } else {
                answer(exchange, 200, said);
            }
        }
    }

    private String answer(String operation, Map<String, String> input) {
        if (operation.equals("getchallenge")) {
            return success(JsonObject.create().put("token", "token" + logins).toValue());
        } else if (operation.equals("login")) {
            return login(input);
        } else if (!sessions.contains(input.get("sessionName"))) {
            return refusal("INVALID_SESSIONID");
        }
        return switch (operation) {
            case "query" -> query(input.get("query"));
            case "describe" -> describe(input.get("elementType"));
            case "create" -> create(input.get("elementType"), JsonValue.parse(input.get("element")));
            case "revise" -> revise(JsonValue.parse(input.get("element")));
            default -> refusal("UNKNOWN_OPERATION");
        };
    }

    private String login(Map<String, String> input) {
        boolean known =
                input.get("username").equals(USER) && input.get("accessKey").equals(md5("token" + logins + KEY));
        if (!known) {
            return refusal("INVALID_USER_CREDENTIALS");
        }
        String session = "session" + ++logins;
        sessions.add(session);
        return success(JsonObject.create()
                .put("sessionName", session)
                .put("userId", ME)
                .put("version", "0.22")
                .toValue());
    }

    private String query(String text) {
        FakeQuery query;
        try {
            query = new FakeQuery(text);
        } catch (IllegalArgumentException wrong) {
            return refusal("QUERY_SYNTAX_ERROR");
        }
        if (hidden.contains(query.module())) {
            return refusal("ACCESS_DENIED");
        }
        JsonArray found = JsonArray.create();
        module(query.module()).values().stream()
                .filter(query::holds)
                .skip(query.offset())
                .limit(Math.min(query.limit(), 100))
                .forEach(record -> found.add(shown(record, query.fields())));
        return success(found.toValue());
    }

    private static JsonObject shown(Map<String, String> record, List<String> fields) {
        JsonObject shown = JsonObject.create().put("id", record.get("id"));
        fields.forEach(field -> shown.put(field, record.getOrDefault(field, "")));
        return shown;
    }

    private String describe(String module) {
        if (hidden.contains(module)) {
            return refusal("ACCESS_DENIED");
        }
        JsonObject described = JsonObject.create().put("name", module);
        List.of("createable", "updateable", "retrieveable")
                .forEach(right -> described.put(right, !denied.contains(right)));
        return success(described.put("fields", List.copyOf(fields.values())).toValue());
    }

    private String create(String module, JsonValue element) {
        if (refused.stream().anyMatch(element.raw()::contains)) {
            return refusal("MANDATORY_FIELDS_MISSING");
        }
        String id = add(module, Map.of());
        set(id, element);
        return success(JsonObject.create().put("id", id).toValue());
    }

    private String revise(JsonValue element) {
        String id = element.text("id", "");
        if (!module("Contacts").containsKey(number(id))) {
            return refusal("ACCESS_DENIED");
        }
        set(id, element);
        return success(element);
    }

    private void set(String id, JsonValue element) {
        Map<String, String> record = records.values().stream()
                .flatMap(all -> all.entrySet().stream())
                .filter(one -> one.getKey() == number(id))
                .findFirst()
                .orElseThrow()
                .getValue();
        element.fields()
                .forEach((field, value) -> record.put(field, value.text().orElseThrow()));
        record.put("id", id);
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('x') + 1));
    }

    private static String success(JsonValue result) {
        return JsonObject.create().put("success", true).put("result", result).toString();
    }

    private static String refusal(String code) {
        JsonObject error = JsonObject.create().put("code", code).put("message", "Words about Ann");
        return JsonObject.create().put("success", false).put("error", error).toString();
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : (encoded == null ? "" : encoded).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public Instant limit() {
        next = Fault.LIMIT;
        return clock.instant().plusSeconds(WAIT_SECONDS);
    }

    @Override
    public void breakDown() {
        next = Fault.BREAK;
    }

    @Override
    public void cutAfterEffect() {
        next = Fault.CUT_AFTER;
    }

    @Override
    public void cutBeforeEffect() {
        next = Fault.CUT_BEFORE;
    }

    @Override
    public void refuse(String contactKey) {
        refused.add(contactKey);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
