package io.threadwell.connector.googlebusiness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that answers as Google's services do, as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeGoogle implements AutoCloseable {
    static final String PROFILE = "accounts/1/locations/2";
    static final String TOKEN = "access-token";
    private static final String REVIEWS = "/v4/" + PROFILE + "/reviews";

    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    private record Reply(int status, String body) {
        static Reply ok(JsonObject body) {
            return new Reply(200, body.toString());
        }

        static Reply error(int code, String status) {
            JsonObject error =
                    JsonObject.create().put("code", code).put("message", "no").put("status", status);
            return new Reply(code, JsonObject.create().put("error", error).toString());
        }
    }

    /** A review as it stands. */
    static final class Review {
        final String id;
        final Instant created;
        String text;
        Instant updated;

        @Nullable
        String reply;

        @Nullable
        Instant replied;

        Review(String id, String text, Instant at) {
            this.id = id;
            this.text = text;
            this.created = at;
            this.updated = at;
        }

        JsonObject toJson() {
            JsonObject json = JsonObject.create()
                    .put("name", PROFILE + "/reviews/" + id)
                    .put("reviewId", id)
                    .put("reviewer", JsonObject.create().put("displayName", "Ana Lima"))
                    .put("starRating", "TWO")
                    .put("comment", text)
                    .put("createTime", created)
                    .put("updateTime", updated);
            if (replied != null) {
                json.put(
                        "reviewReply",
                        JsonObject.create().putIfPresent("comment", reply).put("updateTime", replied));
            }
            return json;
        }
    }

    final Map<String, Review> reviews = new LinkedHashMap<>();
    final List<String> replies = new CopyOnWriteArrayList<>();
    final ReviewContract contract = new ReviewContract();

    private final HttpServer server;
    private final InstantSource clock;
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;
    private volatile boolean dead;

    FakeGoogle(InstantSource clock) {
        this.clock = clock;
        live.add(TOKEN);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    synchronized Review write(String text) {
        Review review = new Review("R" + (reviews.size() + 1), text, now());
        reviews.put(review.id, review);
        return review;
    }

    void next(int code, String status) {
        scripted.add(Reply.error(code, status));
    }

    void cutNextWrite(Cut when) {
        cut = when;
    }

    void kill() {
        live.clear();
        dead = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean write = exchange.getRequestMethod().equals("PUT");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        Reply reply = scripted.isEmpty() ? authorised(exchange, body) : scripted.remove(0);
        contract.check(exchange.getRequestMethod(), exchange.getRequestURI(), body, reply.status(), reply.body());
        if (how == Cut.AFTER) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Reply authorised(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            return token(body);
        } else if (path.equals("/revoke")) {
            return Reply.ok(JsonObject.create());
        }
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean good = given.startsWith("Bearer ") && live.contains(given.substring("Bearer ".length()));
        return good ? answer(exchange, path, body) : Reply.error(401, "UNAUTHENTICATED");
    }

    private Reply token(String body) {
        boolean good = body.contains("code=good") || (!dead && body.contains("refresh_token=refresh-1"));
        if (!good) {
            return new Reply(400, "{\"error\":\"invalid_grant\"}");
        }
        String access = body.contains("code=good") ? TOKEN : "access-2";
        live.add(access);
        return Reply.ok(JsonObject.create()
                .put("access_token", access)
                .put("refresh_token", "refresh-1")
                .put("expires_in", 3599)
                .put("token_type", "Bearer"));
    }

    private synchronized Reply answer(HttpExchange exchange, String path, String body) {
        if (path.equals("/v1/accounts")) {
            return Reply.ok(list("accounts", JsonObject.create().put("name", "accounts/1")));
        } else if (path.equals("/v1/accounts/1/locations")) {
            return Reply.ok(list(
                    "locations", JsonObject.create().put("name", "locations/2").put("title", "Acme, Hill Street")));
        } else if (path.equals(REVIEWS)) {
            return page(String.valueOf(exchange.getRequestURI().getQuery()));
        }
        boolean ofReply = path.endsWith("/reply");
        String id = path.substring(REVIEWS.length() + 1, ofReply ? path.length() - "/reply".length() : path.length());
        Review review = reviews.get(id);
        if (review == null) {
            return Reply.error(404, "NOT_FOUND");
        }
        return ofReply ? reply(exchange.getRequestMethod(), review, body) : Reply.ok(review.toJson());
    }

    private Reply reply(String method, Review review, String body) {
        if (method.equals("DELETE")) {
            review.reply = null;
            review.replied = null;
            return new Reply(200, "");
        }
        String text = JsonValue.parse(body).text("comment", "");
        review.reply = text;
        review.replied = now();
        replies.add(text);
        return Reply.ok(JsonObject.create().put("comment", text).put("updateTime", now()));
    }

    private Reply page(String query) {
        int from = query.contains("pageToken=") ? Integer.parseInt(query.replaceAll(".*pageToken=(\\d+).*", "$1")) : 0;
        List<Review> latest = new ArrayList<>(reviews.values());
        latest.sort(Comparator.comparing((Review review) -> review.updated).reversed());
        int to = Math.min(latest.size(), from + 20);
        JsonArray list = JsonArray.create();
        latest.subList(Math.min(from, to), to).forEach(review -> list.add(review.toJson()));
        JsonObject page = JsonObject.create().put("reviews", list).put("totalReviewCount", latest.size());
        return Reply.ok(to < latest.size() ? page.put("nextPageToken", Integer.toString(to)) : page);
    }

    private static JsonObject list(String name, JsonObject one) {
        return JsonObject.create().put(name, JsonArray.create().add(one));
    }
}
