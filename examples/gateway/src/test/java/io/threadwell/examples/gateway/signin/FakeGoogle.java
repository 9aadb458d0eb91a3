package io.threadwell.examples.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Google as far as a person who manages two profiles goes: the page where they give access, tokens, profiles, reviews. */
final class FakeGoogle implements AutoCloseable {
    static final String SECRET = "google-client-secret";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger given = new AtomicInteger();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonArray> reviews = new ConcurrentHashMap<>();
    private volatile boolean refusing;

    FakeGoogle() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many codes and refresh tokens were traded or tried. */
    int trades() {
        return given.get();
    }

    /** The person gives no access from now on. */
    void refuse() {
        refusing = true;
    }

    /** All tokens that were given are dead. */
    void forgetTokens() {
        tokens.clear();
    }

    /** A customer writes a review of a profile. */
    void review(String location, String id, String text) {
        Instant now = Instant.now();
        JsonObject review = JsonObject.create()
                .put("name", "accounts/1/" + location + "/reviews/" + id)
                .put("reviewId", id)
                .put("reviewer", JsonObject.create().put("displayName", "Ana Lima"))
                .put("starRating", "TWO")
                .put("comment", text)
                .put("createTime", now)
                .put("updateTime", now);
        reviews.put(location, JsonArray.create().add(review));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        switch (path) {
            case "/o/oauth2/v2/auth" -> askThePerson(exchange);
            case "/token" -> token(exchange, body);
            case "/revoke" -> send(exchange, 200, JsonObject.create());
            default -> api(exchange, path);
        }
    }

    private void askThePerson(HttpExchange exchange) throws IOException {
        Map<String, List<String>> asked =
                WebhookRequest.parseQuery(exchange.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        String answer = refusing ? "error=access_denied&error_description=" + encoded("No <script>") : "code=" + code;
        if (!refusing) {
            codes.add(code + " " + asked.get("redirect_uri").get(0));
        }
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri").get(0) + "?" + answer + "&state="
                                + encoded(asked.get("state").get(0)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        Map<String, List<String>> form = WebhookRequest.parseQuery(body);
        int number = given.incrementAndGet();
        boolean client =
                SECRET.equals(form.getOrDefault("client_secret", List.of("")).get(0));
        String code = form.getOrDefault("code", List.of("")).get(0);
        String redirect = form.getOrDefault("redirect_uri", List.of("")).get(0);
        if (!client) {
            send(exchange, 401, JsonObject.create().put("error", "invalid_client"));
        } else if (!codes.remove(code + " " + redirect)) {
            send(exchange, 400, JsonObject.create().put("error", "invalid_grant"));
        } else {
            tokens.add("access-" + number);
            send(
                    exchange,
                    200,
                    JsonObject.create()
                            .put("access_token", "access-" + number)
                            .put("refresh_token", "refresh-" + number)
                            .put("token_type", "Bearer")
                            .put("expires_in", 3600));
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!tokens.contains(shown.replace("Bearer ", ""))) {
            JsonObject error = JsonObject.create().put("code", 401).put("status", "UNAUTHENTICATED");
            send(exchange, 401, JsonObject.create().put("error", error));
        } else if (path.equals("/v1/accounts")) {
            send(exchange, 200, list("accounts", JsonObject.create().put("name", "accounts/1")));
        } else if (path.equals("/v1/accounts/1/locations")) {
            JsonObject shop = JsonObject.create().put("name", "locations/2").put("title", "Acme <b>Shop</b>");
            JsonObject cafe = JsonObject.create().put("name", "locations/3").put("title", "Acme Café");
            send(exchange, 200, list("locations", shop, cafe));
        } else {
            String location = path.replaceFirst("^/v4/accounts/1/", "").replaceFirst("/reviews$", "");
            send(exchange, 200, JsonObject.create().put("reviews", reviews.getOrDefault(location, JsonArray.create())));
        }
    }

    private static JsonObject list(String name, JsonObject... items) {
        JsonArray array = JsonArray.create();
        List.of(items).forEach(array::add);
        return JsonObject.create().put(name, array);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void send(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
