package io.threadwell.helpdesk.helpscout;

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
import java.time.Duration;
import java.time.Instant;
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

/** A small Help Scout over real HTTP, with the faults asked for. What it holds is in {@link #account}. */
public final class FakeHelpScout implements AutoCloseable {
    /** What happens to a call instead of an ordinary answer. */
    public enum Fault {
        NONE,
        /** 429 with the seconds to wait in Help Scout's own header; no effect. */
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
    public record Call(String route, Map<String, String> query, String text, Map<String, String> headers) {
        public JsonValue body() {
            return text.isEmpty() ? JsonValue.missing() : JsonValue.parse(text);
        }
    }

    /** An answer to be sent. */
    public record Reply(int status, String body, Map<String, String> headers) {
        public static Reply of(int status, JsonObject body) {
            return new Reply(status, body.toString(), Map.of());
        }

        public static Reply empty(int status, Map<String, String> headers) {
            return new Reply(status, "", headers);
        }
    }

    static {
        // Else every answer waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public final FakeAccount account;
    private final MovableClock clock;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, List<Function<Call, Reply>>> scripted = new HashMap<>();
    private final List<Instant> window = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger overLimit = new AtomicInteger();
    private volatile Function<String, Fault> faults = route -> Fault.NONE;
    private volatile String goodToken = "";
    private volatile int limit = Integer.MAX_VALUE;

    public FakeHelpScout(MovableClock clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.account = new FakeAccount(clock, uri());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Faults by route, such as {@code POST conversations}; asked once for each call but those for tokens. */
    public void faults(Function<String, Fault> byRoute) {
        this.faults = byRoute;
    }

    /** The next call that makes or changes something meets a fault. */
    public void nextWrite(Fault fault) {
        AtomicBoolean open = new AtomicBoolean(true);
        this.faults = route -> !route.startsWith("GET") && open.getAndSet(false) ? fault : Fault.NONE;
    }

    /** The next call of a route is answered so. */
    public synchronized void answer(String route, Function<Call, Reply> reply) {
        scripted.computeIfAbsent(route, key -> new ArrayList<>()).add(reply);
    }

    /** How many requests a minute are taken, a write counting as two; the headers tell. */
    public void limit(int requests) {
        this.limit = requests;
    }

    /** How many calls were refused because of {@link #limit}. */
    public int overLimit() {
        return overLimit.get();
    }

    /** No token that was given is good any more. */
    public void endTokens() {
        goodToken = "ended";
    }

    public int tokensGiven() {
        return tokens.get();
    }

    public List<Call> calls(String route) {
        return calls.stream().filter(call -> call.route().equals(route)).toList();
    }

    public List<String> routes() {
        return calls.stream().map(Call::route).toList();
    }

    public void forgetCalls() {
        calls.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().replaceFirst("^/v2/", "");
        String route = exchange.getRequestMethod() + " " + path.replaceAll("/\\d+", "/N");
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        Call call = new Call(route, query(exchange.getRequestURI().getRawQuery()), text, headers);
        if (path.equals("oauth2/token")) {
            send(exchange, token(text));
            return;
        }
        calls.add(call);
        Reply reply;
        Fault fault;
        synchronized (this) {
            reply = refused(call);
            fault = reply == null ? faults.apply(route) : Fault.NONE;
            if (reply == null && fault != Fault.TOO_MANY && fault != Fault.DOWN && fault != Fault.CUT_BEFORE) {
                List<Function<Call, Reply>> script = scripted.getOrDefault(route, List.of());
                reply = script.isEmpty()
                        ? account.answer(exchange.getRequestMethod(), path, call)
                        : script.remove(0).apply(call);
            }
        }
        switch (fault) {
            case TOO_MANY ->
                send(
                        exchange,
                        new Reply(
                                429,
                                "{\"message\":\"API rate limit exceeded\"}",
                                Map.of("X-RateLimit-Retry-After", "7")));
            case DOWN, DOWN_AFTER_EFFECT -> send(exchange, new Reply(503, "down", Map.of()));
            case CUT_BEFORE, CUT_AFTER -> exchange.close();
            case NONE -> send(exchange, reply);
        }
    }

    /** As the page Authentication shows it. */
    private Reply token(String form) {
        Map<String, String> fields = query(form);
        if (!"client_credentials".equals(fields.get("grant_type"))
                || !"app".equals(fields.get("client_id"))
                || !"secret".equals(fields.get("client_secret"))) {
            return Reply.of(401, JsonObject.create().put("error", "invalid_client"));
        }
        goodToken = "token-" + tokens.incrementAndGet();
        return Reply.of(
                200,
                JsonObject.create()
                        .put("token_type", "bearer")
                        .put("access_token", goodToken)
                        .put("expires_in", 172_800));
    }

    private Reply refused(Call call) {
        if (!("Bearer " + goodToken).equals(call.headers().get("authorization"))) {
            return Reply.of(401, JsonObject.create().put("error", "invalid_token"));
        }
        Instant now = clock.instant();
        window.removeIf(at -> !at.isAfter(now.minus(Duration.ofMinutes(1))));
        int cost = call.route().startsWith("GET") ? 1 : 2;
        if (window.size() + cost > limit) {
            overLimit.incrementAndGet();
            return new Reply(429, "{\"message\":\"API rate limit exceeded\"}", Map.of("X-RateLimit-Retry-After", "60"));
        }
        for (int i = 0; i < cost; i++) {
            window.add(now);
        }
        return null;
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (limit < Integer.MAX_VALUE) {
            exchange.getResponseHeaders().set("X-RateLimit-Limit-Minute", Integer.toString(limit));
            exchange.getResponseHeaders()
                    .set("X-RateLimit-Remaining-Minute", Integer.toString(Math.max(0, limit - window.size())));
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
