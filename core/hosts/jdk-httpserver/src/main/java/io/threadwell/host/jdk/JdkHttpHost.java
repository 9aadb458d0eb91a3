package io.threadwell.host.jdk;

import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks with the HTTP server that is in the JDK, for programs that have no server of their own.
 *
 * <pre>{@code
 * try (JdkHttpHost host = JdkHttpHost.builder()
 *         .address("0.0.0.0", 8080)
 *         .webhooks("/webhooks", threadwell::receive)
 *         .get("/health", () -> WebhookResponse.of(200, "up"))
 *         .start()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>A delivery to {@code /webhooks/NAME} reaches the function as endpoint {@code NAME}. Answered here are: 404 for a path that
 * nobody registered, 405 for a method other than GET and POST, 413 for a body over the limit (1 MiB by default), 500 when the
 * function throws, and 503 while the host closes.
 *
 * <p>Each request has a thread of its own: a virtual one where the JVM has them (21 and later), else one of a pool of at
 * most 64. Thread-safe.
 *
 * <p><b>Set the system property {@code sun.net.httpserver.nodelay=true}</b> before the first HTTP server of the process is
 * made: without it each answer on a kept connection waits some 40 ms for the caller's delayed acknowledgement. Facing the open
 * net without a proxy, also set {@code sun.net.httpserver.maxReqTime} (seconds), so that callers that send nothing do not hold
 * threads, and {@code sun.net.httpserver.maxIdleConnections} (200 by default) when more callers than that keep their
 * connections. This class sets no system property: they concern the whole process. TLS is a proxy's work.
 */
public final class JdkHttpHost implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Exchanges exchanges;
    private final Duration grace;

    private JdkHttpHost(HttpServer server, ExecutorService threads, Exchanges exchanges, Duration grace) {
        this.server = server;
        this.threads = threads;
        this.exchanges = exchanges;
        this.grace = grace;
    }

    /** Begins with the defaults: address 127.0.0.1, any free port, bodies up to 1 MiB, 10 s of grace. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port that is listened on; the one the system chose when none was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Stops in an orderly way: new requests are answered 503, those under way are finished, for at most the time of grace.
     * Closing again does nothing. Close it before the engine, so that no delivery comes to one that has stopped.
     */
    @Override
    public void close() {
        exchanges.drain(grace);
        server.stop(0);
        threads.shutdown();
    }

    /** Says how to listen. Not thread-safe; each method changes this builder. */
    public static final class Builder {
        private final List<Route> routes = new ArrayList<>();
        private String address = "127.0.0.1";
        private int port;
        private int maxBodyBytes = 1 << 20;
        private Duration grace = Duration.ofSeconds(10);
        private @Nullable String publicUrl;

        private Builder() {}

        /**
         * Where to listen. Default 127.0.0.1, any free port.
         *
         * @param newAddress such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all interfaces
         * @param newPort 0 for any that is free
         */
        public Builder address(String newAddress, int newPort) {
            address = newAddress;
            port = newPort;
            return this;
        }

        /**
         * The address under which callers reach this host, such as {@code https://care.example.com}, where a proxy stands
         * before it: some vendors sign the whole address. By default it is taken from the request, as plain HTTP.
         */
        public Builder publicUrl(String url) {
            publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            return this;
        }

        /**
         * How large a body may be. Default 1 MiB, which is also the engine's default; the smaller of the two counts.
         *
         * @param bytes at least 1
         * @throws InvalidRequest when it is less
         */
        public Builder maxBodyBytes(int bytes) {
            if (bytes < 1) {
                throw new InvalidRequest("the largest body must be at least 1 byte");
            }
            maxBodyBytes = bytes;
            return this;
        }

        /** How long {@link #close()} waits for requests that are under way. Default 10 s. */
        public Builder grace(Duration newGrace) {
            grace = newGrace;
            return this;
        }

        /**
         * Serves webhooks under a path; the segment behind it names the endpoint, and what stands behind that goes along with it.
         *
         * @param path such as {@code /webhooks}
         * @param receive must not throw; usually {@code threadwell::receive}
         * @throws InvalidRequest when the path does not begin with a slash
         */
        public Builder webhooks(String path, BiFunction<String, WebhookRequest, WebhookResponse> receive) {
            routes.add(new Route.Endpoints(Route.clean(path) + "/", receive));
            return this;
        }

        /**
         * Answers GET of exactly one path, such as for health or metrics.
         *
         * @throws InvalidRequest when the path does not begin with a slash
         */
        public Builder get(String path, Supplier<WebhookResponse> answer) {
            routes.add(new Route.Fixed(Route.clean(path), answer));
            return this;
        }

        /**
         * Hands every request at a path or below it, of the methods GET and POST, to a function.
         *
         * @throws InvalidRequest when the path does not begin with a slash
         */
        public Builder handle(String path, Function<WebhookRequest, WebhookResponse> handler) {
            routes.add(new Route.Tree(Route.clean(path), handler));
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws UncheckedIOException when the address cannot be bound
         */
        public JdkHttpHost start() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 1024);
                ExecutorService threads = Threads.perRequest();
                Exchanges exchanges = new Exchanges(List.copyOf(routes), maxBodyBytes, publicUrl);
                server.setExecutor(threads);
                server.createContext("/", exchanges);
                server.start();
                return new JdkHttpHost(server, threads, exchanges, grace);
            } catch (IOException cannotBind) {
                throw new UncheckedIOException(
                        "cannot listen on " + address + ":" + port + ": " + cannotBind.getMessage(), cannotBind);
            }
        }
    }
}
