package io.threadwell.connector.tiktok;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A server that behaves as the API for Business does as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeTikTok implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    /** A comment, or a reply to one. */
    static final class Comment {
        final String id;
        final String text;
        final String parent;
        final boolean owner;
        final Instant at;
        final Set<String> marks = ConcurrentHashMap.newKeySet();

        Comment(String id, String text, String parent, boolean owner, Instant at) {
            this.id = id;
            this.text = text;
            this.parent = parent;
            this.owner = owner;
            this.at = at;
        }
    }

    /** A call as it came. */
    record Call(String path, Map<String, List<String>> query, String token, JsonValue json) {
        String parameter(String name) {
            return query.getOrDefault(name, List.of("")).get(0);
        }
    }

    static final String VIDEO = "7300000000000000001";
    static final String CODE = "a-code-of-tiktok";

    final MovableClock clock = new MovableClock();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Map<String, Comment> comments = new ConcurrentHashMap<>();
    final List<JsonValue> messages = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final List<String> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastId = new AtomicLong(7_400_000_000_000_000_000L);
    private volatile int brokenStatus;
    private volatile Cut cut = Cut.NONE;

    FakeTikTok() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/open_api/v1.3");
    }

    /** The next call is answered with this code. */
    void next(int code) {
        scripted.add("{\"code\":" + code + ",\"message\":\"no\",\"request_id\":\"1\",\"data\":{}}");
    }

    void breakDown() {
        brokenStatus = 503;
    }

    void cutNextWrite(Cut when) {
        cut = when;
    }

    void kill(String token) {
        dead.add(token);
    }

    /** Somebody, or we, write a comment. */
    Comment write(String text, String parent, boolean owner) {
        String id = String.valueOf(lastId.incrementAndGet());
        Comment comment = new Comment(id, text, parent, owner, clock.instant());
        comments.put(id, comment);
        return comment;
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace("/open_api/v1.3/", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.startsWith("/files/")) {
            byte[] file = files.get(path.substring("/files/".length()));
            boolean shown = Accounts.TOKEN.equals(exchange.getRequestHeaders().getFirst("x-user"));
            write(exchange, file != null && shown ? 200 : 404, file == null ? new byte[0] : file);
            return;
        }
        String token = exchange.getRequestHeaders().getFirst("Access-Token");
        Call call = new Call(
                path,
                WebhookRequest.parseQuery(exchange.getRequestURI().getRawQuery()),
                token == null ? "" : token,
                body.length == 0 ? JsonValue.missing() : JsonValue.parse(body));
        calls.add(call);
        boolean write = path.equals("business/comment/reply/create/") || path.equals("business/message/send/");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        if (brokenStatus > 0) {
            int status = brokenStatus;
            brokenStatus = 0;
            write(exchange, status, "gone fishing".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String answer = scripted.isEmpty() ? answer(call) : scripted.remove(0);
        if (how == Cut.AFTER) {
            exchange.close();
        } else {
            write(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answer(Call call) {
        if (call.path().startsWith("tt_user/")) {
            return login(call);
        }
        if (call.path().equals("business/webhook/update/")) {
            return ok(JsonObject.create());
        }
        if (call.token().isEmpty() || dead.contains(call.token())) {
            return code(40105);
        }
        return switch (call.path()) {
            case "business/get/" ->
                ok(JsonObject.create().put("display_name", "Acme").put("username", "acme"));
            case "business/video/list/" ->
                ok(JsonObject.create()
                        .put(
                                "videos",
                                JsonArray.create().add(JsonObject.create().put("item_id", VIDEO)))
                        .put("has_more", false));
            case "business/comment/list/" -> list(call);
            case "business/comment/reply/list/" -> replies(call);
            case "business/comment/reply/create/" -> reply(call.json());
            case "business/message/send/" -> sent(call.json());
            case "business/message/content/list/" -> conversation(call);
            case "business/message/media/download/" -> media(call.json());
            default -> moderated(call);
        };
    }

    private String login(Call call) {
        JsonValue json = call.json();
        String given = json.text("auth_code", json.text("refresh_token", json.text("access_token", "")));
        if (dead.contains(given) || (call.path().endsWith("/token/") && !given.equals(CODE))) {
            return code(40110);
        }
        return ok(JsonObject.create()
                .put("access_token", "token-" + lastId.incrementAndGet())
                .put("refresh_token", "refresh-" + lastId.get())
                .put("open_id", Accounts.US)
                .put("expires_in", 86_400)
                .put("scope", "user.info.basic,comment.list,comment.list.manage"));
    }

    private String list(Call call) {
        String wanted = call.parameter("comment_ids");
        int from = call.parameter("cursor").isEmpty() ? 0 : Integer.parseInt(call.parameter("cursor"));
        List<Comment> all = new ArrayList<>(comments.values().stream()
                .filter(comment -> wanted.isEmpty() ? comment.parent.equals("0") : wanted.contains(comment.id))
                .filter(comment -> !comment.marks.contains("DELETED"))
                .sorted(Comparator.comparing((Comment comment) -> comment.id).reversed())
                .toList());
        JsonArray page = JsonArray.create();
        all.stream().skip(from).limit(30).forEach(comment -> page.add(shown(comment)));
        return ok(JsonObject.create()
                .put("comments", page)
                .put("has_more", all.size() > from + 30)
                .put("cursor", from + 30));
    }

    private String replies(Call call) {
        JsonArray page = JsonArray.create();
        comments.values().stream()
                .filter(comment -> comment.parent.equals(call.parameter("comment_id")))
                .forEach(comment -> page.add(shown(comment)));
        return ok(JsonObject.create().put("comments", page).put("has_more", false));
    }

    private JsonObject shown(Comment comment) {
        JsonObject shown = JsonObject.create()
                .put("comment_id", comment.id)
                .put("video_id", VIDEO)
                .put("create_time", String.valueOf(comment.at.getEpochSecond()))
                .put("text", comment.text)
                .put("owner", comment.owner)
                .put("unique_identifier", comment.owner ? "acme-id" : "ana-id")
                .put("username", comment.owner ? "acme" : "ana")
                .put("display_name", comment.owner ? "Acme" : "Ana");
        return comment.parent.equals("0") ? shown : shown.put("parent_comment_id", comment.parent);
    }

    private String reply(JsonValue json) {
        Comment made = write(json.text("text", ""), json.text("comment_id", "0"), true);
        return ok(shown(made));
    }

    private String sent(JsonValue json) {
        boolean sign = json.text("message_type", "").equals("SENDER_ACTION");
        String id = sign ? "" : "mid-" + lastId.incrementAndGet();
        messages.add(JsonObject.create()
                .put("message_id", id)
                .put("recipient", json.text("recipient", ""))
                .put("sign", json.text("sender_action", ""))
                .put("timestamp", clock.instant().toEpochMilli())
                .put("from_user", JsonObject.create().put("id", Accounts.US).put("role", "BUSINESS_ACCOUNT"))
                .put("text", JsonObject.create().put("body", json.get("text").text("body", "")))
                .toValue());
        return ok(JsonObject.create().put("message", JsonObject.create().put("message_id", id)));
    }

    private String conversation(Call call) {
        JsonArray found = JsonArray.create();
        messages.stream()
                .filter(message -> message.text("recipient", "").equals(call.parameter("conversation_id")))
                .forEach(found::add);
        return ok(JsonObject.create().put("messages", found));
    }

    private String media(JsonValue json) {
        String id = json.text("media_id", "");
        String address = "http://localhost:" + server.getAddress().getPort() + "/files/" + id;
        return ok(JsonObject.create().put("download_url", files.containsKey(id) ? address : ""));
    }

    private String moderated(Call call) {
        Comment comment = comments.get(call.json().text("comment_id", ""));
        if (comment == null) {
            return code(40002);
        }
        String action =
                call.path().endsWith("/delete/") ? "DELETED" : call.json().text("action", "");
        if (action.startsWith("UN")) {
            comment.marks.remove(action.substring(2));
        } else {
            comment.marks.add(action);
        }
        return ok(JsonObject.create());
    }

    private static String ok(JsonObject data) {
        return "{\"code\":0,\"message\":\"OK\",\"request_id\":\"1\",\"data\":" + data + "}";
    }

    private static String code(int code) {
        return "{\"code\":" + code + ",\"message\":\"no\",\"request_id\":\"1\",\"data\":{}}";
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
