package io.threadwell.crm.hubspot;

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
import java.util.function.Function;

/** A small HubSpot over real HTTP, with the faults asked for. What it holds is in {@link #records}. */
final class FakeHubSpot implements AutoCloseable {
    /** What happens to a call instead of an ordinary answer. */
    enum Fault {
        NONE,
        /** 429 with the policy of ten seconds; no effect. */
        TOO_MANY,
        /** 503; no effect. */
        DOWN,
        /** The connection is cut; no effect. */
        CUT_BEFORE,
        /** The connection is cut; it took effect. */
        CUT_AFTER
    }

    /** One call as it came. */
    record Call(String method, String path, Map<String, String> query, String text) {
        JsonValue body() {
            return text.isEmpty() ? JsonValue.missing() : JsonValue.parse(text);
        }

        /** The path without version and what stands before it. */
        String route() {
            return method + " " + path.replaceFirst("^/crm/", "").replaceFirst("objects/2026-09/", "");
        }

        boolean writes() {
            return path.matches(".*/batch/(create|update|upsert)");
        }
    }

    /** An answer to be sent. */
    record Reply(int status, String body) {
        static Reply of(int status, JsonObject body) {
            return new Reply(status, body.toString());
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
    private final HubSpotContract contract = new HubSpotContract();
    private volatile Function<Call, Fault> faults = call -> Fault.NONE;

    FakeHubSpot(MovableClock clock) throws IOException {
        this.records = new FakeRecords(clock);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next call that makes or changes something meets a fault. */
    void nextWrite(Fault fault) {
        AtomicBoolean open = new AtomicBoolean(true);
        this.faults = call -> call.writes() && open.getAndSet(false) ? fault : Fault.NONE;
    }

    /** Each call meets what is drawn for it. */
    void faultsOf(Function<Call, Fault> each) {
        this.faults = each;
    }

    /** The next call of a route meets a fault. */
    void next(String route, Fault fault) {
        AtomicBoolean open = new AtomicBoolean(true);
        this.faults = call -> call.route().equals(route) && open.getAndSet(false) ? fault : Fault.NONE;
    }

    /** The next call of a route is answered so. */
    synchronized void answer(String route, Function<Call, Reply> reply) {
        scripted.computeIfAbsent(route, key -> new ArrayList<>()).add(reply);
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

    /** What differed from HubSpot's own description. */
    List<String> contractViolations() {
        return contract.violations();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                text);
        calls.add(call);
        Reply reply;
        Fault fault;
        synchronized (this) {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean known = authorization.equals("Bearer pat-1");
            fault = known ? faults.apply(call) : Fault.NONE;
            reply = known
                    ? answer(call, fault)
                    : Reply.of(
                            401, FakeRecords.error("INVALID_AUTHENTICATION", "Authentication credentials not found"));
        }
        switch (fault) {
            case TOO_MANY ->
                send(
                        exchange,
                        Reply.of(
                                429,
                                FakeRecords.error("RATE_LIMITS", "You have reached your ten_secondly_rolling limit.")
                                        .put("policyName", "TEN_SECONDLY_ROLLING")));
            case DOWN -> send(exchange, new Reply(503, "down"));
            case CUT_BEFORE, CUT_AFTER -> exchange.close();
            case NONE -> send(exchange, reply);
        }
    }

    private Reply answer(Call call, Fault fault) {
        if (fault != Fault.NONE && fault != Fault.CUT_AFTER) {
            return new Reply(500, "");
        }
        List<Function<Call, Reply>> script = scripted.getOrDefault(call.route(), List.of());
        boolean own = script.isEmpty();
        Reply reply = own ? records.answer(call) : script.remove(0).apply(call);
        contract.check(call, own ? reply : null);
        return reply;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
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
