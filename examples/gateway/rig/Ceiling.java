import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rig lets through when the gateway does next to nothing: no signature is checked, nothing is stored, put together, made
 * safe against repetition or looked for. Every delivery is acknowledged from memory, and its comments go out as tickets of their
 * own, a hundred in a call. No gateway can be faster here than this.
 */
final class Ceiling {
    private static final Pattern COMMENT = Pattern.compile("\"message\": ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int BATCH = 100;

    private Ceiling() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        LinkedBlockingQueue<byte[]> deliveries = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 1024);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body.length > 0) {
                deliveries.add(body);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        HttpClient desk = HttpClient.newHttpClient();
        List<String> waiting = new ArrayList<>();
        while (true) {
            read(deliveries.take(), waiting);
            while (waiting.size() < BATCH && !deliveries.isEmpty()) {
                read(deliveries.take(), waiting);
            }
            while (!waiting.isEmpty()) {
                List<String> batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
                send(desk, batch);
                batch.clear();
            }
        }
    }

    private static void read(byte[] delivery, List<String> waiting) {
        Matcher comment = COMMENT.matcher(new String(delivery, StandardCharsets.UTF_8));
        while (comment.find()) {
            waiting.add("{\"subject\":\"comment\",\"comment\":{\"body\":\"" + comment.group(1) + "\"}}");
        }
    }

    private static void send(HttpClient desk, List<String> tickets) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:9091/api/v2/tickets/create_many.json"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"tickets\":[" + String.join(",", tickets) + "]}"))
                .build();
        int status = desk.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("the desk answered " + status);
        }
    }
}
