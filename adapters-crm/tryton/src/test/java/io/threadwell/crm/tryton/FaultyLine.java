package io.threadwell.crm.tryton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.testkit.crm.CrmFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The line between the adapter and Tryton, a real one or not, and what goes wrong on it. */
final class FaultyLine implements AutoCloseable, CrmFixture.Faults {
    private static final int WAIT_SECONDS = 30;

    private enum Fault {
        LIMIT,
        BREAK,
        CUT_AFTER,
        CUT_BEFORE
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI to;
    private final InstantSource clock;
    private final AtomicReference<Fault> next = new AtomicReference<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    FaultyLine(URI to, InstantSource clock) {
        this.to = to;
        this.clock = clock;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::carry);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    private void carry(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean writes = body.contains(".create\"") || body.contains(".write\"");
        Fault fault = writes ? next.getAndSet(null) : null;
        if (fault == Fault.LIMIT) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(WAIT_SECONDS));
            answer(exchange, 429, "");
        } else if (fault == Fault.BREAK) {
            answer(exchange, 503, "");
        } else if (fault == Fault.CUT_BEFORE) {
            exchange.close();
        } else if (writes && refused.stream().anyMatch(body::contains)) {
            answer(exchange, 200, "{\"id\":1,\"error\":[\"UserError\",[\"The value is not valid.\",\"\",null]]}");
        } else {
            HttpResponse<String> answered = pass(exchange, body);
            if (fault == Fault.CUT_AFTER) {
                exchange.close();
            } else {
                answer(exchange, answered.statusCode(), answered.body());
            }
        }
    }

    private HttpResponse<String> pass(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(to + exchange.getRequestURI().getPath()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
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
        next.set(Fault.LIMIT);
        return clock.instant().plusSeconds(WAIT_SECONDS);
    }

    @Override
    public void breakDown() {
        next.set(Fault.BREAK);
    }

    @Override
    public void cutAfterEffect() {
        next.set(Fault.CUT_AFTER);
    }

    @Override
    public void cutBeforeEffect() {
        next.set(Fault.CUT_BEFORE);
    }

    @Override
    public void refuse(String contactKey) {
        refused.add(contactKey);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
