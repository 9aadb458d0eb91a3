package io.threadwell.crm.zoho;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A small Zoho CRM over real HTTP, with the faults asked for. What it holds is in {@link #records}. */
final class FakeZoho implements AutoCloseable {
    /** What happens to a call instead of an ordinary answer. */
    enum Fault {
        NONE,
        /** 429, which names no time; no effect. */
        TOO_MANY,
        /** 503; no effect. */
        DOWN,
        /** The connection is cut; no effect. */
        CUT_BEFORE,
        /** The connection is cut; it took effect. */
        CUT_AFTER
    }

    /** One call as it came; its path without the version. */
    record Call(String method, String path, Map<String, String> query, String text) {
        JsonValue body() {
            return text.isEmpty() ? JsonValue.missing() : JsonValue.parse(text);
        }

        String route() {
            return method + " " + path.replaceAll("/\\d+", "/N");
        }

        boolean writes() {
            return !method.equals("GET") && !path.equals("coql");
        }
    }

    /** An answer to be sent. */
    record Reply(int status, String body) {
        static Reply of(int status, JsonObject body) {
            return new Reply(status, body.toString());
        }

        static Reply empty() {
            return new Reply(204, "");
        }
    }

    static {
        // Else every answer waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final FakeRecords records;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, List<Function<Call, Reply>>> scripted = new HashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger tokens = new AtomicInteger();
    private final ZohoContract contract = new ZohoContract();
    private volatile Function<Call, Fault> faults = call -> Fault.NONE;
    private volatile String goodToken = "";
    private volatile String tokenError = "";
    private volatile int credits = -1;

    FakeZoho(MovableClock clock) throws IOException {
        this.records = new FakeRecords(clock);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void faults(Function<Call, Fault> each) {
        this.faults = each;
    }

    /** The next call that makes or changes something meets a fault. */
    void nextWrite(Fault fault) {
        AtomicBoolean open = new AtomicBoolean(true);
        this.faults = call -> call.writes() && open.getAndSet(false) ? fault : Fault.NONE;
    }

    /** The next call of a route is answered so. */
    synchronized void answer(String route, Function<Call, Reply> reply) {
        scripted.computeIfAbsent(route, key -> new ArrayList<>()).add(reply);
    }

    /** How many credits are left, as headers tell. */
    void credits(int left) {
        this.credits = left;
    }

    void endTokens() {
        goodToken = "ended";
    }

    /** How the endpoint for tokens refuses from now on. */
    void refuseTokens(String error) {
        tokenError = error;
        endTokens();
    }

    int tokensGiven() {
        return tokens.get();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> routes() {
        return calls.stream().map(Call::route).toList();
    }

    void forgetCalls() {
        calls.clear();
    }

    /** What differed from Zoho's own description. */
    List<String> contractViolations() {
        return contract.violations();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().replaceFirst("^/crm/v8/", "");
        if (path.equals("/oauth/v2/token")) {
            send(exchange, token(query(text)));
            return;
        }
        Call call = new Call(
                exchange.getRequestMethod(),
                path,
                query(exchange.getRequestURI().getRawQuery()),
                text);
        calls.add(call);
        Reply reply = null;
        Fault fault = Fault.NONE;
        synchronized (this) {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorization.equals("Zoho-oauthtoken " + goodToken)) {
                reply = Reply.of(401, FakeRecords.error("INVALID_TOKEN", ""));
            } else {
                fault = faults.apply(call);
                if (fault == Fault.NONE || fault == Fault.CUT_AFTER) {
                    List<Function<Call, Reply>> script = scripted.getOrDefault(call.route(), List.of());
                    boolean own = script.isEmpty();
                    reply = own ? records.answer(call) : script.remove(0).apply(call);
                    contract.check(call, own ? reply : null);
                }
            }
        }
        switch (fault) {
            case TOO_MANY -> send(exchange, Reply.of(429, FakeRecords.error("TOO_MANY_REQUESTS", "")));
            case DOWN -> send(exchange, new Reply(503, "down"));
            case CUT_BEFORE, CUT_AFTER -> exchange.close();
            case NONE -> send(exchange, reply);
        }
    }

    /** As the page Refresh Access Tokens shows it: refusals come with status 200. */
    private Reply token(Map<String, String> form) {
        if (!tokenError.isEmpty()) {
            return Reply.of(200, JsonObject.create().put("error", tokenError));
        }
        if (!"refresh_token".equals(form.get("grant_type")) || !"refresh".equals(form.get("refresh_token"))) {
            return Reply.of(200, JsonObject.create().put("error", "invalid_code"));
        }
        if (!"client".equals(form.get("client_id")) || !"secret".equals(form.get("client_secret"))) {
            return Reply.of(200, JsonObject.create().put("error", "invalid_client"));
        }
        goodToken = "token-" + tokens.incrementAndGet();
        return Reply.of(
                200,
                JsonObject.create()
                        .put("access_token", goodToken)
                        .put("api_domain", "https://www.zohoapis.com")
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600));
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        if (credits >= 0) {
            exchange.getResponseHeaders().set("X-API-CREDITS-REMAINING", Integer.toString(credits));
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
