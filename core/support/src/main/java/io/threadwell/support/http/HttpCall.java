package io.threadwell.support.http;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One call to be made. Immutable: every method that sets something returns a new call.
 *
 * <p>GET and HEAD are {@linkplain #safe() safe}; everything else is a write, unless it is said to be
 * {@link #repeatable()}. The difference decides what a time-out means: a safe call that got no answer is merely
 * {@code Unavailable}, a write is {@code OutcomeUnknown}.
 *
 * <p>{@link #toString()} shows method, origin and {@link #named name} only: addresses, headers and bodies carry tokens and
 * people's words.
 */
public final class HttpCall {
    private static final byte[] NOTHING = new byte[0];

    private final String method;
    private final URI uri;
    private final List<String> headers;
    private final byte[] body;
    private final boolean safe;
    private final Optional<Duration> timeout;
    private final String name;

    private HttpCall(
            String method,
            URI uri,
            List<String> headers,
            byte[] body,
            boolean safe,
            Optional<Duration> timeout,
            String name) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.safe = safe;
        this.timeout = timeout;
        this.name = name;
    }

    public static HttpCall get(String uri) {
        return of("GET", uri);
    }

    public static HttpCall get(URI uri) {
        return of("GET", uri);
    }

    public static HttpCall post(String uri) {
        return of("POST", uri);
    }

    public static HttpCall post(URI uri) {
        return of("POST", uri);
    }

    public static HttpCall put(String uri) {
        return of("PUT", uri);
    }

    public static HttpCall put(URI uri) {
        return of("PUT", uri);
    }

    public static HttpCall patch(String uri) {
        return of("PATCH", uri);
    }

    public static HttpCall patch(URI uri) {
        return of("PATCH", uri);
    }

    public static HttpCall delete(String uri) {
        return of("DELETE", uri);
    }

    public static HttpCall delete(URI uri) {
        return of("DELETE", uri);
    }

    /**
     * A call of any method.
     *
     * @throws InvalidRequest when the address is not an absolute http or https one; the message does not repeat it, because it
     *     may hold a token
     */
    public static HttpCall of(String method, String uri) {
        try {
            return of(method, URI.create(uri));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidRequest(method + " to an address that is not a URI");
        }
    }

    /**
     * A call of any method.
     *
     * @throws InvalidRequest when the address is not an absolute http or https one
     */
    public static HttpCall of(String method, URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new InvalidRequest(method + " to an address that is not an absolute http or https one");
        }
        boolean safe = method.equals("GET") || method.equals("HEAD");
        return new HttpCall(method, uri, List.of(), NOTHING, safe, Optional.empty(), "");
    }

    /** Adds a header; one of that name that is there already stays. */
    public HttpCall header(String name, String value) {
        List<String> more = new ArrayList<>(headers.size() + 2);
        more.addAll(headers);
        more.add(Objects.requireNonNull(name, "name"));
        more.add(Objects.requireNonNull(value, "value"));
        return new HttpCall(method, uri, List.copyOf(more), body, safe, timeout, this.name);
    }

    /** Adds {@code Authorization: Bearer}. */
    public HttpCall bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** Adds {@code Authorization: Basic}, in UTF-8. */
    public HttpCall basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Adds a query parameter, encoding both. */
    public HttpCall query(String name, String value) {
        String address = withoutFragment(uri.toString());
        String joint = address.indexOf('?') < 0 ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        URI longer = URI.create(address + joint + FormEncoding.encode(name) + "=" + FormEncoding.encode(value));
        return new HttpCall(method, longer, headers, body, safe, timeout, this.name);
    }

    /** The body as it is, not copied: do not write into it afterwards. */
    public HttpCall body(byte[] bytes, String contentType) {
        HttpCall typed = header("Content-Type", contentType);
        return new HttpCall(method, uri, typed.headers, Objects.requireNonNull(bytes, "bytes"), safe, timeout, name);
    }

    public HttpCall json(JsonObject document) {
        return body(document.toBytes(), "application/json");
    }

    public HttpCall json(JsonArray document) {
        return body(document.toBytes(), "application/json");
    }

    /** A form body ({@code application/x-www-form-urlencoded}, UTF-8), in the map's order. */
    public HttpCall form(Map<String, String> fields) {
        byte[] bytes = FormEncoding.encode(fields).getBytes(StandardCharsets.US_ASCII);
        return body(bytes, "application/x-www-form-urlencoded");
    }

    /**
     * Says that the call may be made twice without harm: a search by POST, an upsert by key, a write with a key that the
     * vendor documents to honour.
     */
    public HttpCall repeatable() {
        return new HttpCall(method, uri, headers, body, true, timeout, name);
    }

    /** From the call to the last byte of its answer; instead of the {@link Http}'s own. */
    public HttpCall timeout(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a time-out must be longer than nothing");
        }
        return new HttpCall(method, uri, headers, body, safe, Optional.of(duration), name);
    }

    /** What the call does, in words for messages and logs, such as {@code create ticket}. Never a secret or a text. */
    public HttpCall named(String words) {
        return new HttpCall(method, uri, headers, body, safe, timeout, words);
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    /** True for a read, and for a write that is {@link #repeatable()}. */
    public boolean safe() {
        return safe;
    }

    /** Names and values by turns. */
    List<String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    HttpCall redirected(URI target) {
        return new HttpCall(method, target, headers, body, safe, timeout, name);
    }

    String origin() {
        return origin(uri);
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://"
                + uri.getRawAuthority().substring(uri.getRawAuthority().lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return method + " " + origin() + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }
}
