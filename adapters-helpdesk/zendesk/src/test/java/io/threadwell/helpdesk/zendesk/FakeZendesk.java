package io.threadwell.helpdesk.zendesk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A small Zendesk over real HTTP, with the faults asked for. What it holds is in {@link #account}. */
public final class FakeZendesk implements AutoCloseable {
    /** What happens to a call instead of an ordinary answer. */
    public enum Fault {
        NONE,
        /** 429 with Retry-After of 7 seconds; no effect. */
        TOO_MANY,
        /** 503; no effect. */
        DOWN,
        /** 503 although it took effect. */
        DOWN_AFTER_EFFECT,
        /** The connection is cut; no effect. */
        CUT_BEFORE,
        /** The connection is cut; it took effect. */
        CUT_AFTER
    }

    /** One call as it came. */
    public record Call(String route, String path, Map<String, String> query, String text, Map<String, String> headers) {
        public JsonValue body() {
            return text.isEmpty() ? JsonValue.missing() : JsonValue.parse(text);
        }
    }

    /** An answer to be sent. */
    public record Reply(int status, String body, Map<String, String> headers) {
        public static Reply of(int status, JsonObject body) {
            return new Reply(status, body.toString(), Map.of());
        }
    }

    static {
        // Else every answer waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> TICKET_WRITES = Set.of(
            "POST /api/v2/tickets",
            "PUT /api/v2/tickets/N",
            "POST /api/v2/tickets/create_many",
            "PUT /api/v2/tickets/update_many");

    public final FakeAccount account;
    private final HandMovedClock clock;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, List<Function<Call, Reply>>> scripted = new HashMap<>();
    private final Map<String, String[]> idempotent = new HashMap<>();
    private final List<Instant> window = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final SupportContract contract = SupportContract.ifPresent();
    private volatile Function<String, Fault> faults = route -> Fault.NONE;
    private volatile int limit = Integer.MAX_VALUE;
    private final AtomicInteger overLimit = new AtomicInteger();

    public FakeZendesk(HandMovedClock clock) throws IOException {
        this.clock = clock;
        this.account = new FakeAccount(clock);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Faults by route, such as {@code POST /api/v2/tickets}; asked once for each call. */
    public void faults(Function<String, Fault> byRoute) {
        this.faults = byRoute;
    }

    /** The next call of a route meets a fault. */
    public void next(String route, Fault fault) {
        List<String> left = new ArrayList<>(List.of(route));
        this.faults = asked -> left.remove(asked) ? fault : Fault.NONE;
    }

    /** The next call that makes or changes tickets meets a fault. */
    public void nextWrite(Fault fault) {
        AtomicBoolean open = new AtomicBoolean(true);
        this.faults = asked -> TICKET_WRITES.contains(asked) && open.getAndSet(false) ? fault : Fault.NONE;
    }

    /** The next call of a route is answered so. */
    public synchronized void answer(String route, Function<Call, Reply> reply) {
        scripted.computeIfAbsent(route, key -> new ArrayList<>()).add(reply);
    }

    /** How many requests a minute are taken; the headers tell. */
    public void limit(int requests) {
        this.limit = requests;
    }

    /** How many requests were refused because of {@link #limit}. */
    public int overLimit() {
        return overLimit.get();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String route) {
        return calls.stream().filter(call -> call.route().equals(route)).toList();
    }

    public List<String> routes() {
        return calls.stream().map(Call::route).toList();
    }

    /** A call that had no effect when it was made takes effect now. */
    public synchronized Reply takeEffectLate(Call call) {
        String[] route = call.path().split(" ", 2);
        return account.answer(route[0], route[1], call);
    }

    public void forgetCalls() {
        calls.clear();
    }

    /** What differed from the vendor's contract and is not among the documented deviations. */
    public List<String> contractViolations() {
        return contract.violations();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().replaceFirst("\\.json$", "");
        String route = exchange.getRequestMethod() + " "
                + path.replaceAll("/\\d+", "/N").replaceAll("/job-[^/]+", "/ID");
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        Call call = new Call(
                route,
                exchange.getRequestMethod() + " " + path,
                query(exchange.getRequestURI().getRawQuery()),
                text,
                headers);
        calls.add(call);
        Reply reply;
        Fault fault;
        synchronized (this) {
            reply = refusedByLimit();
            fault = reply == null ? faults.apply(route) : Fault.NONE;
            if (reply == null && fault != Fault.TOO_MANY && fault != Fault.DOWN && fault != Fault.CUT_BEFORE) {
                reply = answered(exchange.getRequestMethod(), path, call);
            }
        }
        switch (fault) {
            case TOO_MANY ->
                send(exchange, new Reply(429, "{\"error\":\"TooManyRequests\"}", Map.of("Retry-After", "7")));
            case DOWN, DOWN_AFTER_EFFECT -> send(exchange, new Reply(503, "down", Map.of()));
            case CUT_BEFORE, CUT_AFTER -> exchange.close();
            case NONE -> send(exchange, reply);
        }
    }

    private Reply answered(String method, String path, Call call) {
        List<Function<Call, Reply>> script = scripted.getOrDefault(call.route(), List.of());
        if (!script.isEmpty()) {
            return script.remove(0).apply(call);
        }
        String key = call.headers().get("idempotency-key");
        String[] before = key == null ? null : idempotent.get(key);
        if (before != null) {
            return before[0].equals(call.text())
                    ? new Reply(201, before[1], Map.of("x-idempotency-lookup", "hit"))
                    : new Reply(400, "{\"error\":\"IdempotentRequestError\"}", Map.of());
        }
        Reply reply = account.answer(method, path, call);
        contract.check(method, path, call, reply);
        if (key != null && reply.status() == 201) {
            idempotent.put(key, new String[] {call.text(), reply.body()});
        }
        return reply;
    }

    private Reply refusedByLimit() {
        Instant now = clock.instant();
        window.removeIf(at -> !at.isAfter(now.minus(Duration.ofMinutes(1))));
        if (window.size() >= limit) {
            overLimit.incrementAndGet();
            return new Reply(429, "{\"error\":\"TooManyRequests\"}", Map.of("Retry-After", "60"));
        }
        window.add(now);
        return null;
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (limit < Integer.MAX_VALUE) {
            exchange.getResponseHeaders().set("X-Rate-Limit", Integer.toString(limit));
            exchange.getResponseHeaders()
                    .set("X-Rate-Limit-Remaining", Integer.toString(Math.max(0, limit - window.size())));
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    /** A list as an answer's member. */
    static JsonObject list(String name, List<JsonObject> items) {
        JsonArray array = JsonArray.create();
        items.forEach(array::add);
        return JsonObject.create().put(name, array);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
