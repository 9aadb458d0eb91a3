package io.threadwell.connector.reddit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that behaves as Reddit does as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeReddit implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    static {
        // Without it the JDK's server holds each answer back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String AGENT = "server:com.acme.care:v1.2.0 (by /u/acmecare)";
    static final String CODE = "the-good-code";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("app-id:app-secret".getBytes(StandardCharsets.UTF_8));

    final MovableClock clock = new MovableClock();
    final FakeThings things = new FakeThings(clock);
    final FakeModmail modmail = new FakeModmail(clock);
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    volatile Map<String, String> quota = Map.of();
    volatile boolean moderates = true;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;
    private final AtomicInteger renewals = new AtomicInteger();

    FakeReddit() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next call is answered so, whatever it is. */
    void next(Reply reply) {
        scripted.add(reply);
    }

    void cutNextWrite(Cut when) {
        cut = when;
    }

    void kill(String token) {
        dead.add(token);
    }

    List<Call> calls(String method, String path) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().matches(path))
                .toList();
    }

    /** What calls do that Reddit's documentation does not allow or warns of. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = read(exchange);
        calls.add(call);
        check(call);
        Cut how = call.isWrite() ? cut : Cut.NONE;
        cut = call.isWrite() ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        Reply reply = scripted.isEmpty() ? authorised(call) : scripted.remove(0);
        if (how == Cut.AFTER) {
            exchange.close();
        } else {
            write(exchange, reply);
        }
    }

    private void check(Call call) {
        String what = call.method() + " " + call.path() + ": ";
        boolean login =
                call.path().startsWith("/api/v1/access_token") || call.path().startsWith("/api/v1/revoke");
        if (!AGENT.equals(call.headers().get("user-agent"))) {
            violations.add(what + "the user agent is not ours");
        }
        if (!login && !call.parameter("raw_json").equals("1")) {
            violations.add(what + "without raw_json");
        }
        if (!login && call.isWrite() && !call.field("api_type").equals("json")) {
            violations.add(what + "without api_type");
        }
        if (!call.parameter("before").isEmpty()) {
            violations.add(what + "before leads nowhere behind what was deleted");
        }
        if (call.path().contains("vote")) {
            violations.add(what + "programs do not vote");
        }
        if (call.isWrite()
                && !call.headers().getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            violations.add(what + "not a form");
        }
    }

    private Reply authorised(Call call) {
        String given = call.headers().getOrDefault("authorization", "");
        if (call.path().startsWith("/api/v1/access_token") || call.path().startsWith("/api/v1/revoke_token")) {
            return given.equals(BASIC) ? login(call) : Reply.error(401, "Unauthorized");
        }
        String token = given.replace("Bearer ", "");
        return token.isEmpty() || dead.contains(token) ? Reply.error(401, "Unauthorized") : answer(call);
    }

    private Reply login(Call call) {
        if (call.path().endsWith("revoke_token")) {
            revoked.add(call.field("token"));
            return Reply.of(204, "");
        } else if (call.field("grant_type").equals("refresh_token")) {
            boolean known = call.field("refresh_token").equals(Accounts.REFRESH) && !dead.contains(Accounts.TOKEN);
            return known ? Reply.ok(token("renewed-" + renewals.incrementAndGet())) : Reply.error(400, "Bad Request");
        }
        return call.field("code").equals(CODE)
                ? Reply.ok(token(Accounts.TOKEN).put("refresh_token", Accounts.REFRESH))
                : Reply.of(200, "{\"error\":\"invalid_grant\"}");
    }

    private static JsonObject token(String access) {
        return JsonObject.create()
                .put("access_token", access)
                .put("token_type", "bearer")
                .put("expires_in", 3600)
                .put("scope", "identity read history submit edit privatemessages modmail modposts");
    }

    private Reply answer(Call call) {
        String path = call.path();
        if (path.startsWith("/api/mod/conversations")) {
            return path.endsWith("conversations") ? modmail.list(call) : modmail.one(call);
        } else if (path.equals("/api/v1/me")) {
            return Reply.ok(JsonObject.create().put("name", FakeThings.US).put("is_mod", moderates));
        } else if (call.isWrite()) {
            return new FakeWrites(things, clock).answer(call);
        }
        return lists(call, path);
    }

    private Reply lists(Call call, String path) {
        String[] parts = path.substring(1).split("/");
        return switch (parts[0]) {
            case "message" -> parts[1].equals("sent") ? things.sent(call) : things.inbox(call);
            case "user" -> things.own(call, parts[2]);
            case "search" -> things.in(call, "", "t3", call.parameter("q"));
            case "r" -> things.in(call, parts[1], parts[2].equals("comments") ? "t1" : "t3", call.parameter("q"));
            case "api" -> things.info(call);
            default -> Reply.error(404, "Not Found");
        };
    }

    private static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                WebhookRequest.parseQuery(exchange.getRequestURI().getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        quota.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = reply.bytes();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
