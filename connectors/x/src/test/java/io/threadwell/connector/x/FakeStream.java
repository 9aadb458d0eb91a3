package io.threadwell.connector.x;

import com.sun.net.httpserver.HttpExchange;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The filtered stream of the fake: rules, and connections that stay open. */
final class FakeStream {
    /** Says that the call is answered with a stream. */
    static final Reply OPEN = new Reply(200, new byte[0], Map.of("stream", "open"));

    /** A rule by its id: tag and value. */
    record Rule(String tag, String value) {}

    private record Connection(HttpExchange exchange, CountDownLatch ended) {}

    final Map<String, Rule> rules = new ConcurrentHashMap<>();
    final List<String> backfills = new CopyOnWriteArrayList<>();

    volatile boolean endAtOnce;

    private final AtomicLong ids = new AtomicLong(1_166_916_266_197_536_768L);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    Reply answer(Call call) {
        if (!call.path().endsWith("/rules")) {
            return OPEN;
        }
        JsonArray data = JsonArray.create();
        if (call.method().equals("GET")) {
            rules.forEach((id, rule) -> data.add(json(id, rule)));
            JsonObject answer =
                    JsonObject.create().put("meta", JsonObject.create().put("result_count", rules.size()));
            return Reply.ok(rules.isEmpty() ? answer : answer.put("data", data));
        }
        for (JsonValue add : call.json().get("add").elements()) {
            String id = Long.toString(ids.incrementAndGet());
            Rule rule = new Rule(add.text("tag", ""), add.text("value", ""));
            rules.put(id, rule);
            data.add(json(id, rule));
        }
        for (JsonValue gone : call.json().at("delete", "ids").elements()) {
            rules.remove(gone.text().orElse(""));
        }
        JsonObject answer =
                JsonObject.create().put("meta", JsonObject.create().put("sent", "2025-03-03T09:00:00.000Z"));
        return Reply.ok(data.isEmpty() ? answer : answer.put("data", data));
    }

    private static JsonObject json(String id, Rule rule) {
        return JsonObject.create().put("id", id).put("tag", rule.tag()).put("value", rule.value());
    }

    int open() {
        return connections.size();
    }

    /** Everybody who is connected gets it, and so does who comes later and asks for what was missed. */
    synchronized void send(String line) {
        sent.add(line);
        connections.forEach(connection -> write(connection, line));
    }

    /** As {@link #send}, but it is not kept for those who come later. */
    synchronized void sendOnce(String line) {
        connections.forEach(connection -> write(connection, line));
    }

    synchronized void cut() {
        connections.forEach(connection -> connection.ended().countDown());
        connections.clear();
    }

    void serve(HttpExchange exchange, Call call) throws IOException {
        Connection connection = new Connection(exchange, new CountDownLatch(1));
        begin(connection, call.parameter("backfill_minutes"));
        if (endAtOnce) {
            connection.ended().countDown();
        }
        try {
            connection.ended().await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            exchange.close();
        }
    }

    /** Whoever sees that the connection is open gets all that is sent from then on. */
    private synchronized void begin(Connection connection, String backfill) throws IOException {
        connection.exchange().getResponseHeaders().set("Content-Type", "application/json");
        backfills.add(backfill);
        connection.exchange().sendResponseHeaders(200, 0);
        write(connection, "");
        if (!backfill.isEmpty()) {
            sent.forEach(line -> write(connection, line));
        }
        connections.add(connection);
    }

    private static void write(Connection connection, String line) {
        try {
            synchronized (connection.exchange()) {
                connection.exchange().getResponseBody().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                connection.exchange().getResponseBody().flush();
            }
        } catch (IOException gone) {
            connection.ended().countDown();
        }
    }
}
