package io.threadwell.connector.mastodon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that behaves as Mastodon does as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeMastodon implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    static {
        // Without it the JDK's server holds each answer back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    final MovableClock clock = new MovableClock();
    final FakePosts posts = new FakePosts(clock);
    final FakeMedia media = new FakeMedia();
    final FakeUserStream stream = new FakeUserStream();
    final FakeLogins logins = new FakeLogins();
    final List<Call> calls = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MastodonContract contract = new MastodonContract();
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;

    FakeMastodon() {
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
    void next(int status, String body, Map<String, String> headers) {
        scripted.add(new Reply(status, Reply.of(status, body).body(), headers));
    }

    /** The next call is answered with what the contract does not allow. */
    void nextBroken(int status, String body) {
        next(status, body, Map.of(Reply.BROKEN, "yes"));
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

    /** What calls and answers differ in from the published contract. */
    List<String> violations() {
        return contract.violations();
    }

    @Override
    public void close() {
        stream.cut();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = read(exchange);
        if (call.path().startsWith("/image-")) {
            String size = call.path().substring("/image-".length());
            if (size.equals("gone")) {
                write(exchange, Reply.notFound());
                return;
            }
            write(
                    exchange,
                    new Reply(200, Arrays.copyOf(PIXEL, Integer.parseInt(size)), Map.of("Content-Type", "image/png")));
            return;
        }
        calls.add(call);
        boolean write = call.isWrite() && !call.path().startsWith("/api/v2/media");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        Reply reply = scripted.isEmpty() ? authorised(call) : scripted.remove(0);
        contract.check(call, reply);
        if (how == Cut.AFTER) {
            exchange.close();
        } else if (reply.isStream()) {
            stream.serve(exchange);
        } else {
            write(exchange, reply);
        }
    }

    private Reply authorised(Call call) {
        if (call.path().startsWith("/oauth/")) {
            return logins.answer(call, dead);
        } else if (call.path().equals("/api/v1/apps")) {
            return logins.register(call.json());
        }
        String token = call.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        return token.isEmpty() || dead.contains(token) ? Reply.error(401, "The access token is invalid") : answer(call);
    }

    private Reply answer(Call call) {
        String path = call.path();
        if (path.endsWith("/verify_credentials")) {
            return logins.me();
        } else if (path.endsWith("/instance")) {
            return logins.instance(call);
        } else if (path.contains("/media")) {
            return media.answer(call);
        } else if (path.startsWith("/api/v1/streaming/")) {
            return Reply.STREAM;
        }
        return posts.answer(call);
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

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }
}
