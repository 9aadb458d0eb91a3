package io.threadwell.connector.mastodon;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Long connections of the fake (page "streaming API methods", "About HTTP server-sent events"). */
final class FakeUserStream {
    private record Connection(HttpExchange exchange, CountDownLatch ended) {}

    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    synchronized void send(String event, String data) {
        connections.forEach(
                one -> write(one, "event: " + event + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n"));
    }

    synchronized void thump() {
        connections.forEach(one -> write(one, ":thump\n"));
    }

    synchronized void cut() {
        connections.forEach(one -> one.ended().countDown());
        connections.clear();
    }

    void serve(HttpExchange exchange) throws IOException {
        Connection connection = new Connection(exchange, new CountDownLatch(1));
        begin(connection);
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
    private synchronized void begin(Connection connection) throws IOException {
        connection.exchange().getResponseHeaders().set("Content-Type", "text/event-stream");
        connection.exchange().sendResponseHeaders(200, 0);
        write(connection, ":)\n");
        connections.add(connection);
    }

    private static void write(Connection connection, String lines) {
        try {
            synchronized (connection.exchange()) {
                connection.exchange().getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
                connection.exchange().getResponseBody().flush();
            }
        } catch (IOException gone) {
            connection.ended().countDown();
        }
    }
}
