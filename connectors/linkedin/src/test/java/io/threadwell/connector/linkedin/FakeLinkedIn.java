package io.threadwell.connector.linkedin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that behaves as LinkedIn documents its API as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeLinkedIn implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    final MovableClock clock = new MovableClock();
    final FakeComments comments = new FakeComments(clock);
    final FakeNotifications notifications = new FakeNotifications();
    final FakeLogins logins = new FakeLogins();
    final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What calls do that LinkedIn's pages on its protocol forbid. */
    final List<String> violations = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;

    FakeLinkedIn() {
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
                .filter(call -> call.method().equals(method) && call.path().contains(path))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = read(exchange);
        calls.add(call);
        boolean write = call.isWrite() && call.path().startsWith("/rest/");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
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

    private Reply authorised(Call call) {
        if (call.path().startsWith("/oauth/")) {
            return logins.answer(call, dead);
        }
        check(call);
        String token = call.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        if (token.isEmpty() || dead.contains(token)) {
            return Reply.error(
                    401, 65601, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user");
        }
        return answer(call, URLDecoder.decode(call.path(), StandardCharsets.UTF_8));
    }

    /** Pages "Versioning" and "Protocol Version": two headers with every call, and urns encoded in every address. */
    private void check(Call call) {
        if (!"202607".equals(call.headers().get("LinkedIn-Version"))
                || !"2.0.0".equals(call.headers().get("X-Restli-Protocol-Version"))) {
            violations.add("headers of " + call.path());
        }
        if (call.path().contains("urn:li:")) {
            violations.add("a bare urn in " + call.path());
        }
    }

    private Reply answer(Call call, String path) {
        if (path.startsWith("/rest/socialActions/")) {
            return comments.answer(call, path.substring("/rest/socialActions/".length()));
        } else if (path.equals("/rest/reactions")) {
            return comments.react(call, "");
        } else if (path.startsWith("/rest/reactions/")) {
            return comments.react(call, path.substring("/rest/reactions/".length()));
        } else if (path.equals("/rest/posts")) {
            return comments.posts(call);
        } else if (path.startsWith("/rest/posts/")) {
            return comments.post(path.substring("/rest/posts/".length()));
        } else if (path.equals("/rest/organizationalEntityNotifications")) {
            return notifications.answer(call);
        } else if (path.equals("/rest/organizationAcls")) {
            return logins.acls(call);
        } else if (path.startsWith("/rest/organizations/")) {
            return logins.organisation(path.substring("/rest/organizations/".length()));
        } else if (path.startsWith("/rest/eventSubscriptions/")) {
            return logins.subscribe(call, path.substring("/rest/eventSubscriptions/".length()));
        }
        return Reply.notFound();
    }

    private static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                WebhookRequest.parseQuery(exchange.getRequestURI().getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }
}
