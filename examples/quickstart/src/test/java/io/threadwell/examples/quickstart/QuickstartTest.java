package io.threadwell.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.store.PageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, run: a signed comment becomes a ticket, and the agent's answer goes to the network. */
class QuickstartTest {
    private static final String SECRET = "app-secret";
    private static final SecretSource SECRETS = SecretSource.of(Map.of(
            "FACEBOOK_APP_SECRET", SECRET, "FACEBOOK_VERIFY_TOKEN", "v3rify", "FACEBOOK_PAGE_TOKEN", "page-token"));

    @Test
    void thePageIsSubscribedACommentBecomesATicketAndTheAgentsAnswerReachesTheNetwork(@TempDir Path folder)
            throws Exception {
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer graph = graph(posted);
        URI graphUri = URI.create("http://127.0.0.1:" + graph.getAddress().getPort());
        try (Quickstart.Running running = Quickstart.run(folder.resolve("care.db"), graphUri, SECRETS, 0)) {
            assertThat(posted.poll(20, TimeUnit.SECONDS)).contains("/1001/subscribed_apps");
            assertThat(subscribe(running.host().port())).isEqualTo("4711");
            assertThat(deliver(running.host().port(), comment())).isEqualTo(200);
            await(() -> !running.desk()
                    .tickets(List.of(), PageRequest.first(10))
                    .items()
                    .isEmpty());
            long ticket = running.desk()
                    .tickets(List.of(), PageRequest.first(10))
                    .items()
                    .get(0)
                    .number();
            assertThat(running.desk().comments(ticket).get(0).text()).contains("Where is my parcel?");
            running.desk().reply(ticket, "kim", "It left our house this morning.");
            assertThat(posted.poll(20, TimeUnit.SECONDS)).contains("/1001_7_1/comments");
        } finally {
            graph.stop(0);
        }
    }

    @Test
    void whatIsMissingInTheEnvironmentIsNamedAtOnce(@TempDir Path folder) {
        SecretSource one = SecretSource.of(Map.of("FACEBOOK_APP_SECRET", SECRET));
        assertThatThrownBy(() -> Quickstart.run(folder.resolve("care.db"), URI.create("http://127.0.0.1:1"), one, 0))
                .hasMessageContainingAll("FACEBOOK_VERIFY_TOKEN", "FACEBOOK_PAGE_TOKEN")
                .hasMessageNotContaining("APP_SECRET");
    }

    @Test
    void theReadmeShowsThisCode() throws IOException {
        Path readme = Path.of("..", "..", "README.md");
        Path source = Path.of("src", "main", "java", "io", "threadwell", "examples", "quickstart", "Quickstart.java");
        String text = Files.readString(readme);
        int begin = text.indexOf("```java\n") + "```java\n".length();
        String shown = text.substring(begin, text.indexOf("```", begin));
        assertThat(shown.lines().filter(line -> !line.isBlank())).hasSizeBetween(10, 22);
        assertThat(squeezed(Files.readString(source))).contains(squeezed(shown));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static byte[] comment() {
        return """
                {"object":"page","entry":[{"id":"1001","time":%d,"changes":[{"field":"feed","value":{\
                "from":{"id":"501","name":"Ann"},"post_id":"1001_7","comment_id":"1001_7_1","parent_id":"1001_7",\
                "created_time":%1$d,"item":"comment","verb":"add","message":"Where is my parcel?"}}]}]}""".formatted(Instant.now().getEpochSecond()).getBytes(StandardCharsets.UTF_8);
    }

    /** What Meta does when the address is saved in the app's dashboard. */
    private static String subscribe(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + "/webhooks/facebook?hub.mode=subscribe&hub.verify_token=v3rify&hub.challenge=4711"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int deliver(int port, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/facebook"))
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpServer graph(BlockingQueue<String> posted) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (post) {
                posted.add(exchange.getRequestURI().getPath());
            }
            boolean who = exchange.getRequestURI().getPath().endsWith("/me");
            String page = who ? "{\"id\":\"1001\",\"name\":\"Our page\"}" : "{\"data\":[]}";
            byte[] answer = (post ? "{\"id\":\"1001_7_9\"}" : page).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Object pause = new Object();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            synchronized (pause) {
                pause.wait(20);
            }
        }
    }
}
