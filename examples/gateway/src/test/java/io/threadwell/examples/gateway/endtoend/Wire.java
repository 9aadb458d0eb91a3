package io.threadwell.examples.gateway.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The way between the gateway and the network, which can stop at a moment that one cannot otherwise hit. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> OF_ONE_HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "accept-encoding", "date");

    /** Where a call stops for good. */
    enum Stop {
        BEFORE_THE_NETWORK,
        AFTER_THE_NETWORK
    }

    private record Stopping(Stop where, CompletableFuture<Void> reached) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Stopping> stops = new ConcurrentHashMap<>();
    private final Map<String, Integer> passed = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String network;

    Wire(String network) throws IOException {
        this.network = network;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stops the next call of a method; what is returned ends when it has. */
    CompletableFuture<Void> stopNext(String method, Stop where) {
        Stopping stopping = new Stopping(where, new CompletableFuture<>());
        stops.put(method, stopping);
        return stopping.reached().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** How many calls of a method were answered. */
    int passed(String method) {
        return passed.getOrDefault(method, 0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = path.substring(path.lastIndexOf('/') + 1);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Stopping stopping = stops.remove(method);
        if (stopping != null && stopping.where() == Stop.BEFORE_THE_NETWORK) {
            stopping.reached().complete(null);
            return;
        }
        HttpResponse<byte[]> answer = ask(exchange, body);
        if (stopping != null) {
            stopping.reached().complete(null);
            return;
        }
        answer(exchange, method, answer);
        passed.merge(method, 1, Integer::sum);
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(network + exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private void answer(HttpExchange exchange, String method, HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        if (method.endsWith("Session")) {
            // a session names the server that the account lives on, and who signed in goes on there
            body = new String(body, UTF_8).replace(network, address()).getBytes(UTF_8);
        }
        answer.headers().map().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        try (exchange) {
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
