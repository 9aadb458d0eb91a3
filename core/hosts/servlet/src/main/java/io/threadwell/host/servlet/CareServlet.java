package io.threadwell.host.servlet;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks in a servlet container (Jakarta Servlet 6). Map it to a path with a star, such as {@code /webhooks/*}: the one
 * segment behind it names the endpoint; what stands behind that goes along with it.
 *
 * <pre>{@code
 * context.addServlet("care", new CareServlet(threadwell::receive)).addMapping("/webhooks/*");
 * }</pre>
 *
 * <p>Answered here are: 404 for a path that names no endpoint, 405 for a method other than GET and POST, and 413 for a body over
 * the limit. What the function throws goes to the container. No filter before this servlet may read the body or ask for request
 * parameters: signatures are made over the untouched bytes. Thread-safe.
 *
 * <p>The servlet neither starts nor stops the engine. Let the container end its requests before the engine is closed; one that
 * comes later is answered 503 by the engine.
 */
public final class CareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_MAX_BODY = 1 << 20;

    @SuppressWarnings("serial") // servlets are made by the host and never written out
    private final BiFunction<String, WebhookRequest, WebhookResponse> receive;

    private final int maxBodyBytes;

    /**
     * Takes bodies up to 1 MiB.
     *
     * @param receive usually {@code threadwell::receive}
     */
    public CareServlet(BiFunction<String, WebhookRequest, WebhookResponse> receive) {
        this(receive, DEFAULT_MAX_BODY);
    }

    /**
     * Takes bodies up to a size of the host's choice.
     *
     * @param receive usually {@code threadwell::receive}
     * @param maxBodyBytes how large a body may be; at least 1. The engine has a limit of its own; the smaller one counts
     * @throws InvalidRequest when it is less
     */
    public CareServlet(BiFunction<String, WebhookRequest, WebhookResponse> receive, int maxBodyBytes) {
        if (maxBodyBytes < 1) {
            throw new InvalidRequest("the largest body must be at least 1 byte");
        }
        this.receive = receive;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(response, answer(request, response));
    }

    private WebhookResponse answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.length() < 2 || path.charAt(1) == '/') {
            return WebhookResponse.of(404, "not found");
        }
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            response.setHeader("Allow", "GET, POST");
            return WebhookResponse.of(405, "method not allowed");
        }
        byte[] body = body(request);
        if (body == null) {
            response.setHeader("Connection", "close");
            return WebhookResponse.of(413, "body too large");
        }
        return receive.apply(path.substring(1), translate(request, method, body));
    }

    private static WebhookRequest translate(HttpServletRequest request, String method, byte[] body) {
        String query = request.getQueryString();
        String address = request.getRequestURL().toString();
        return new WebhookRequest(
                method,
                query == null ? address : address + "?" + query,
                WebhookRequest.parseQuery(query),
                headers(request),
                body);
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    /** The body; absent when it is too large, and then at most one byte too many has been read of it. */
    private byte @Nullable [] body(HttpServletRequest request) throws IOException {
        long declared = request.getContentLengthLong();
        if (declared > maxBodyBytes) {
            return null;
        }
        InputStream in = request.getInputStream();
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

    private static void send(HttpServletResponse response, WebhookResponse answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        if (body.length > 0) {
            response.setContentType(answer.contentType());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
