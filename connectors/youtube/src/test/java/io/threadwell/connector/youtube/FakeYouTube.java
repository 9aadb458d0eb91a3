package io.threadwell.connector.youtube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.connector.youtube.FakeChannel.Comment;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as YouTube and Google's logins do, as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeYouTube implements AutoCloseable {
    static final String TOKEN = "access-token";

    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    private record Reply(int status, String body) {
        static Reply ok(JsonObject body) {
            return new Reply(200, body.toString());
        }

        static Reply error(int code, String reason) {
            JsonObject one = JsonObject.create()
                    .put("message", "no")
                    .put("domain", "youtube.comment")
                    .put("reason", reason);
            JsonObject error = JsonObject.create()
                    .put("code", code)
                    .put("message", "no")
                    .put("errors", JsonArray.create().add(one));
            return new Reply(code, JsonObject.create().put("error", error).toString());
        }
    }

    final FakeChannel channel;
    final YouTubeContract contract = new YouTubeContract();
    /** The words of each comment that was taken. */
    final List<String> posted = new CopyOnWriteArrayList<>();
    /** What was asked for, without the address. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    int pageSize = 100;

    private final HttpServer server;
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;
    private volatile boolean dead;

    FakeYouTube(InstantSource clock) {
        channel = new FakeChannel(clock);
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

    void next(int code, String reason) {
        scripted.add(Reply.error(code, reason));
    }

    void answerNext(int status, String body) {
        scripted.add(new Reply(status, body));
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
        String method = exchange.getRequestMethod();
        boolean write =
                !method.equals("GET") && exchange.getRequestURI().getPath().startsWith("/youtube");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        Reply reply = scripted.isEmpty() ? authorised(exchange, body) : scripted.remove(0);
        contract.check(method, exchange.getRequestURI(), body, reply.status(), reply.body());
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
            return dead ? new Reply(400, "{\"error\":\"invalid_token\"}") : Reply.ok(JsonObject.create());
        }
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean good = given.startsWith("Bearer ") && live.contains(given.substring("Bearer ".length()));
        if (!good) {
            return Reply.error(401, "authError");
        }
        String resource = path.substring("/youtube/v3/".length());
        calls.add(exchange.getRequestMethod() + " " + resource);
        return answer(exchange.getRequestMethod() + " " + resource, parameters(exchange.getRequestURI()), body);
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : uri.getQuery().split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
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

    private synchronized Reply answer(String call, Map<String, String> query, String body) {
        return switch (call) {
            case "GET channels" ->
                Reply.ok(list("youtube#channelListResponse", JsonArray.create().add(owner())));
            case "GET commentThreads" -> threads(query);
            case "POST commentThreads" -> comment(JsonValue.parse(body).get("snippet"));
            case "GET comments" -> comments(query);
            case "POST comments" -> reply(JsonValue.parse(body).get("snippet"));
            case "PUT comments" -> update(JsonValue.parse(body));
            case "DELETE comments" -> delete(query.get("id"));
            case "POST comments/setModerationStatus" -> moderate(query);
            default -> new Reply(404, "");
        };
    }

    private static JsonObject owner() {
        return JsonObject.create()
                .put("kind", "youtube#channel")
                .put("id", FakeChannel.ID)
                .put("snippet", JsonObject.create().put("title", "Acme"));
    }

    private Reply threads(Map<String, String> query) {
        List<Comment> found =
                channel.threads(query.get("videoId"), query.getOrDefault("moderationStatus", "published"));
        boolean withReplies = query.getOrDefault("part", "").contains("replies");
        return page("youtube#commentThreadListResponse", found, query, top -> channel.thread(top, withReplies));
    }

    private Reply comments(Map<String, String> query) {
        String id = query.get("id");
        if (id != null) {
            Comment one = channel.comments.get(id);
            JsonArray items = JsonArray.create();
            return Reply.ok(list("youtube#commentListResponse", one == null ? items : items.add(one.toJson())));
        }
        String parent = String.valueOf(query.get("parentId"));
        return channel.comments.containsKey(parent)
                ? page("youtube#commentListResponse", channel.replies(parent), query, Comment::toJson)
                : Reply.error(404, "commentNotFound");
    }

    private Reply page(
            String kind, List<Comment> found, Map<String, String> query, Function<Comment, JsonObject> form) {
        int size = Math.min(pageSize, Integer.parseInt(query.getOrDefault("maxResults", "20")));
        String token = query.getOrDefault("pageToken", "0");
        if (!token.matches("\\d+")) {
            return Reply.error(400, "processingFailure");
        }
        int from = Math.min(found.size(), Integer.parseInt(token));
        int to = Math.min(found.size(), from + size);
        JsonArray items = JsonArray.create();
        found.subList(from, to).forEach(one -> items.add(form.apply(one)));
        JsonObject page = list(kind, items);
        return Reply.ok(to < found.size() ? page.put("nextPageToken", Integer.toString(to)) : page);
    }

    private static JsonObject list(String kind, JsonArray items) {
        return JsonObject.create()
                .put("kind", kind)
                .put("etag", "e")
                .put("pageInfo", JsonObject.create().put("resultsPerPage", items.size()))
                .put("items", items);
    }

    private Reply comment(JsonValue snippet) {
        String text = snippet.at("topLevelComment", "snippet").text("textOriginal", "");
        posted.add(text);
        Comment written = channel.write(FakeChannel.ID, snippet.text("videoId", ""), text);
        return Reply.ok(channel.thread(written, false));
    }

    private Reply reply(JsonValue snippet) {
        Comment parent = channel.comments.get(snippet.text("parentId", ""));
        if (parent == null || parent.top != null) {
            return Reply.error(404, "parentCommentNotFound");
        } else if (!parent.status.equals("published")) {
            return Reply.error(400, "parentCommentIsPrivate");
        } else if (channel.closed.contains(parent.id)) {
            return Reply.error(400, "operationNotSupported");
        }
        String text = snippet.text("textOriginal", "");
        posted.add(text);
        return Reply.ok(channel.reply(parent, FakeChannel.ID, text).toJson());
    }

    private Reply update(JsonValue comment) {
        Comment found = channel.comments.get(comment.text("id", ""));
        if (found == null) {
            return Reply.error(404, "commentNotFound");
        } else if (!found.author.equals(FakeChannel.ID)) {
            return Reply.error(403, "forbidden");
        }
        channel.edit(found, comment.get("snippet").text("textOriginal", ""));
        return Reply.ok(found.toJson());
    }

    private Reply delete(String id) {
        Comment found = channel.comments.get(id);
        if (found == null) {
            return Reply.error(404, "commentNotFound");
        } else if (!found.author.equals(FakeChannel.ID)) {
            return Reply.error(403, "forbidden");
        }
        channel.comments.remove(id);
        return new Reply(204, "");
    }

    private Reply moderate(Map<String, String> query) {
        Comment found = channel.comments.get(query.get("id"));
        if (found == null) {
            return Reply.error(404, "commentNotFound");
        }
        found.status = Objects.requireNonNull(query.get("moderationStatus"));
        found.banned = "true".equals(query.get("banAuthor"));
        return new Reply(204, "");
    }
}
