package io.threadwell.host.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates the server's exchanges to requests and their answers back. */
final class Exchanges implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(JdkHttpHost.class);

    /** A caller that is still sending would lose our answer if its connection were cut at once. */
    private static final int SWALLOWED_BYTES = 8 << 20;

    private static final WebhookResponse NOT_FOUND = WebhookResponse.of(404, "not found");
    private static final WebhookResponse WRONG_METHOD = WebhookResponse.of(405, "method not allowed");
    private static final WebhookResponse TOO_LARGE = WebhookResponse.of(413, "body too large");
    private static final WebhookResponse FAILED = WebhookResponse.of(500, "failed");
    private static final WebhookResponse CLOSING = WebhookResponse.of(503, "closing");

    private final List<Route> routes;
    private final int maxBodyBytes;
    private final @Nullable String publicUrl;
    private final InFlight inFlight = new InFlight();

    Exchanges(List<Route> routes, int maxBodyBytes, @Nullable String publicUrl) {
        this.routes = routes;
        this.maxBodyBytes = maxBodyBytes;
        this.publicUrl = publicUrl;
    }

    /** Answers 503 from now on, and waits until nothing is under way. */
    void drain(Duration atMost) {
        inFlight.drain(atMost);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean open = inFlight.enter();
        try (exchange) {
            if (open) {
                answer(exchange);
            } else {
                refuse(exchange, CLOSING);
            }
        } finally {
            if (open) {
                inFlight.leave();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        for (Route route : routes) {
            Function<WebhookRequest, WebhookResponse> handler = route.at(path);
            if (handler != null) {
                answer(exchange, route, handler);
                return;
            }
        }
        refuse(exchange, NOT_FOUND);
    }

    private void answer(HttpExchange exchange, Route route, Function<WebhookRequest, WebhookResponse> handler)
            throws IOException {
        String method = exchange.getRequestMethod();
        boolean allowed = method.equals("GET") || (method.equals("POST") && !route.readsOnly());
        if (!allowed) {
            exchange.getResponseHeaders().set("Allow", route.readsOnly() ? "GET" : "GET, POST");
            refuse(exchange, WRONG_METHOD);
            return;
        }
        byte[] body = body(exchange);
        if (body == null) {
            refuse(exchange, TOO_LARGE);
            return;
        }
        WebhookRequest request = new WebhookRequest(
                method,
                address(exchange),
                WebhookRequest.parseQuery(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                body);
        send(exchange, apply(handler, request));
    }

    /** The body; absent when it is too large, and then at most one byte too many has been read of it. */
    private byte @Nullable [] body(HttpExchange exchange) throws IOException {
        long declared = declaredLength(exchange);
        if (declared > maxBodyBytes) {
            return null;
        }
        InputStream in = exchange.getRequestBody();
        if (declared >= 0) {
            byte[] body = new byte[(int) declared];
            if (in.readNBytes(body, 0, body.length) < body.length) {
                throw new IOException("the body ended early");
            }
            return body;
        }
        byte[] body = in.readNBytes(maxBodyBytes + 1);
        return body.length > maxBodyBytes ? null : body;
    }

    private static long declaredLength(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        return length == null || chunked ? -1 : Long.parseLong(length.strip());
    }

    private String address(HttpExchange exchange) {
        String local = exchange.getRequestURI().toString();
        if (publicUrl != null) {
            return publicUrl + local;
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null ? local : "http://" + host + local;
    }

    private static WebhookResponse apply(Function<WebhookRequest, WebhookResponse> handler, WebhookRequest request) {
        try {
            return handler.apply(request);
        } catch (RuntimeException fault) {
            log.error("a handler failed at {}", request, fault);
            return FAILED;
        }
    }

    /** Answers without having read the body: what the caller still sends is thrown away, and the connection ends. */
    private static void refuse(HttpExchange exchange, WebhookResponse answer) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        byte[] body = start(exchange, answer);
        if (body.length == 0) {
            return;
        }
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        InputStream rest = exchange.getRequestBody();
        byte[] bucket = new byte[8192];
        int swallowed = 0;
        int read = 0;
        while (read >= 0 && swallowed < SWALLOWED_BYTES) {
            swallowed += read;
            read = rest.read(bucket);
        }
    }

    private static void send(HttpExchange exchange, WebhookResponse answer) throws IOException {
        byte[] body = start(exchange, answer);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] start(HttpExchange exchange, WebhookResponse answer) throws IOException {
        byte[] body = exchange.getRequestMethod().equals("HEAD")
                ? new byte[0]
                : answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        return body;
    }
}
