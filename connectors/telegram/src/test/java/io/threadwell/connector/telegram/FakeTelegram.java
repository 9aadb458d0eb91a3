package io.threadwell.connector.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A server that behaves as the Bot API does as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeTelegram implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    /** A message in a chat. */
    static final class Sent {
        volatile String text = "";
        volatile boolean caption;
        volatile boolean deleted;
        volatile boolean liked;
        volatile boolean pinned;
    }

    final MovableClock clock = new MovableClock();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Map<String, Sent> messages = new ConcurrentHashMap<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<String> typing = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final TelegramContract contract = new TelegramContract();
    private final List<JsonObject> updates = new CopyOnWriteArrayList<>();
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastUpdate = new AtomicLong(500);
    private final AtomicLong lastMessage = new AtomicLong(1_000);
    private volatile Cut cut = Cut.NONE;

    FakeTelegram() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next call is answered so, whatever it is. */
    void next(Reply reply) {
        scripted.add(reply);
    }

    void cutNextWrite(Cut when) {
        cut = when;
    }

    void kill(String token) {
        dead.add(token);
    }

    /** Telegram counts on from anywhere after a week without updates. */
    void countOnFrom(long update) {
        lastUpdate.set(update);
    }

    /** Somebody writes in private. */
    String write(String chat, String text) {
        String id = String.valueOf(lastMessage.incrementAndGet());
        Sent sent = new Sent();
        sent.text = text;
        messages.put(chat + ":" + id, sent);
        updates.add(JsonObject.create()
                .put("update_id", lastUpdate.incrementAndGet())
                .put("message", message(chat, id, text, false)));
        return chat + ":" + id;
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    JsonValue only(String method) {
        List<Call> made = calls(method);
        if (made.size() != 1) {
            throw new AssertionError(method + " was called " + made.size() + " times");
        }
        return made.get(0).json();
    }

    int saying(String text) {
        return (int) messages.values().stream()
                .filter(sent -> sent.text.equals(text))
                .count();
    }

    /** What calls and answers differ in from the published contract. */
    List<String> violations() {
        return contract.violations();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 4);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path[1].equals("file")) {
            byte[] file = files.get(path[3]);
            write(exchange, file == null ? Reply.refused(404, "Not Found") : new Reply(200, file, "image/jpeg"));
            return;
        }
        Call call = new Call(exchange.getRequestURI().getPath(), path[1].substring("bot".length()), path[2], body);
        calls.add(call);
        boolean write = call.method().startsWith("send") && !call.method().equals("sendChatAction");
        Cut how = write ? cut : Cut.NONE;
        cut = write ? Cut.NONE : cut;
        if (how == Cut.BEFORE) {
            exchange.close();
            return;
        }
        Reply reply = scripted.isEmpty() ? answer(call) : scripted.remove(0);
        contract.check(call, reply);
        if (how == Cut.AFTER) {
            exchange.close();
        } else {
            write(exchange, reply);
        }
    }

    private Reply answer(Call call) {
        if (dead.contains(call.token())) {
            return Reply.refused(401, "Unauthorized");
        }
        JsonValue json = call.json();
        return switch (call.method()) {
            case "getMe" -> Reply.ok(me(call.token()));
            case "getUpdates" -> pending(json);
            case "getFile" -> file(json);
            case "setWebhook", "deleteWebhook" -> Reply.okRaw("true");
            case "sendChatAction" -> {
                typing.add(json.text("chat_id", ""));
                yield Reply.okRaw("true");
            }
            case "sendMediaGroup" -> album(json);
            default -> call.method().startsWith("send") ? sent(json) : changed(call, json);
        };
    }

    private static JsonObject me(String token) {
        return JsonObject.create()
                .put("id", Long.parseLong(token.substring(0, token.indexOf(':'))))
                .put("is_bot", true)
                .put("first_name", "Acme")
                .put("username", "acme_bot");
    }

    private Reply pending(JsonValue json) {
        long offset = json.longValue("offset", 0);
        updates.removeIf(update -> update.toValue().longValue("update_id", 0) < offset);
        JsonArray result = JsonArray.create();
        updates.stream().limit(json.longValue("limit", 100)).forEach(result::add);
        return Reply.okRaw(result.toString());
    }

    private Reply file(JsonValue json) {
        String id = json.text("file_id", "");
        byte[] file = files.get("photos/" + id);
        return file == null
                ? Reply.refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
                : Reply.ok(JsonObject.create()
                        .put("file_id", id)
                        .put("file_unique_id", "u" + id)
                        .put("file_size", file.length)
                        .put("file_path", "photos/" + id));
    }

    private Reply sent(JsonValue json) {
        return Reply.ok(keep(json.text("chat_id", ""), json.text("text", json.text("caption", "")), json));
    }

    private Reply album(JsonValue json) {
        JsonArray result = JsonArray.create();
        for (JsonValue media : json.get("media").elements()) {
            result.add(keep(json.text("chat_id", ""), media.text("caption", ""), media));
        }
        return Reply.okRaw(result.toString());
    }

    private JsonObject keep(String chat, String text, JsonValue json) {
        String id = String.valueOf(lastMessage.incrementAndGet());
        Sent sent = new Sent();
        sent.text = text;
        sent.caption = json.get("text").isMissing();
        messages.put(chat + ":" + id, sent);
        return message(chat, id, text, true);
    }

    private JsonObject message(String chat, String id, String text, boolean ours) {
        boolean group = chat.startsWith("-");
        JsonObject where = JsonObject.create().put("id", Long.parseLong(chat)).put("type", group ? "group" : "private");
        JsonObject from = JsonObject.create()
                .put("id", ours ? Long.parseLong(Accounts.BOT) : Math.abs(Long.parseLong(chat)))
                .put("is_bot", ours)
                .put("first_name", ours ? "Acme" : "Ana");
        return JsonObject.create()
                .put("message_id", Long.parseLong(id))
                .put("from", from)
                .put("chat", group ? where.put("title", "Acme's friends") : where.put("first_name", "Ana"))
                .put("date", clock.instant().getEpochSecond())
                .put("text", text);
    }

    private Reply changed(Call call, JsonValue json) {
        String key = json.text("chat_id", "") + ":" + json.text("message_id", "");
        Sent message = messages.get(key);
        if (message == null || message.deleted) {
            return Reply.refused(400, "Bad Request: message to " + verb(call.method()) + " not found");
        }
        switch (call.method()) {
            case "deleteMessage" -> message.deleted = true;
            case "setMessageReaction" -> message.liked = json.get("reaction").size() > 0;
            case "pinChatMessage" -> message.pinned = true;
            case "unpinChatMessage" -> message.pinned = false;
            case "editMessageText", "editMessageCaption" -> {
                return edited(call, json, message);
            }
            default -> throw new AssertionError(call.method() + " is not known to the fake");
        }
        return Reply.okRaw("true");
    }

    private Reply edited(Call call, JsonValue json, Sent message) {
        boolean caption = call.method().equals("editMessageCaption");
        if (message.caption != caption) {
            return Reply.refused(400, "Bad Request: there is no text in the message to edit");
        }
        String text = json.text(caption ? "caption" : "text", "");
        if (message.text.equals(text)) {
            return Reply.refused(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                            + " the same");
        }
        message.text = text;
        return Reply.ok(message(json.text("chat_id", ""), json.text("message_id", ""), text, true));
    }

    private static String verb(String method) {
        return switch (method) {
            case "deleteMessage" -> "delete";
            case "setMessageReaction" -> "react";
            case "pinChatMessage" -> "pin";
            case "unpinChatMessage" -> "unpin";
            default -> "edit";
        };
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }
}
