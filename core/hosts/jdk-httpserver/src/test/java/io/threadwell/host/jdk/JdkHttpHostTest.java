package io.threadwell.host.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkHttpHostTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<WebhookRequest> received = new LinkedBlockingQueue<>();
    private final JdkHttpHost host = JdkHttpHost.builder()
            .maxBodyBytes(100_000)
            .webhooks("/webhooks", this::receive)
            .get("/health", () -> new WebhookResponse(200, "application/json", "{}"))
            .handle("/desk", request -> WebhookResponse.of(200, request.method() + " " + request.uri()))
            .start();

    private WebhookResponse receive(String endpoint, WebhookRequest request) {
        if (endpoint.equals("broken")) {
            throw new IllegalStateException("broken");
        }
        received.add(request);
        return WebhookResponse.of(202, "to " + endpoint);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aDeliveryReachesItsEndpointWithItsBytesUntouched() throws Exception {
        String body = "{\"text\":\"\\u00e4 سلام 😀\"}\r\n";

        HttpResponse<String> answer = post("/webhooks/facebook?a=1&a=2&b=%C3%A4&c", BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("to facebook");
        WebhookRequest request = received.remove();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo(body.getBytes(UTF_8));
        assertThat(request.uri())
                .isEqualTo("http://127.0.0.1:" + host.port() + "/webhooks/facebook?a=1&a=2&b=%C3%A4&c");
        assertThat(request.query()).containsEntry("a", List.of("1", "2")).containsEntry("b", List.of("ä"));
        assertThat(request.parameter("c")).contains("");
        assertThat(request.header("X-Signed")).contains("yes");
    }

    @Test
    void aBodyWithoutALengthIsReadWhole() throws Exception {
        byte[] body = new byte[50_000];

        post("/webhooks/x", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(received.remove().body()).hasSize(50_000);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithOrWithoutALength() throws Exception {
        byte[] body = new byte[100_001];

        assertThat(post("/webhooks/x", BodyPublishers.ofByteArray(body)).statusCode())
                .isEqualTo(413);
        assertThat(post("/webhooks/x", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void aCallerThatSendsFarTooMuchStillHearsWhy() throws Exception {
        assertThat(post("/webhooks/x", BodyPublishers.ofByteArray(new byte[5_000_000]))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws Exception {
        assertThat(post("/webhooks/x", BodyPublishers.ofByteArray(new byte[100_000]))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void unknownPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/webhooks").statusCode()).isEqualTo(404);
        assertThat(get("/webhooks/").statusCode()).isEqualTo(404);
        assertThat(get("/webhooks//b").statusCode()).isEqualTo(404);
        assertThat(get("/healthy").statusCode()).isEqualTo(404);
        assertThat(get("/desks").statusCode()).isEqualTo(404);
        HttpResponse<String> put = send(request("/webhooks/x").PUT(BodyPublishers.ofString("x")));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(post("/health", BodyPublishers.ofString("x")).statusCode()).isEqualTo(405);
        assertThat(send(request("/health").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void whatStandsBehindTheEndpointsNameGoesAlong() throws Exception {
        assertThat(get("/webhooks/telegram/12345").body()).isEqualTo("to telegram/12345");
    }

    @Test
    void aChallengeIsAnsweredByTheEndpoint() throws Exception {
        assertThat(get("/webhooks/facebook?hub.challenge=17").statusCode()).isEqualTo(202);
        assertThat(received.remove().parameter("hub.challenge")).contains("17");
    }

    @Test
    void furtherPathsAreServedBesides() throws Exception {
        HttpResponse<String> health = get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(get("/desk/tickets/7").body()).endsWith("/desk/tickets/7").startsWith("GET ");
    }

    @Test
    void aHandlerThatFailsIsAnswered500AndTheNextOneIsServed() throws Exception {
        HttpResponse<String> answer = post("/webhooks/broken", BodyPublishers.ofString("x"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("broken");
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsUnderWayIsFinishedWhenTheHostCloses() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        JdkHttpHost closing = JdkHttpHost.builder()
                .webhooks("/webhooks", (endpoint, request) -> {
                    begun.countDown();
                    awaitUninterrupted(mayEnd);
                    return WebhookResponse.of(200, "finished");
                })
                .get("/health", () -> WebhookResponse.of(200, "up"))
                .start();
        URI address = URI.create("http://127.0.0.1:" + closing.port());
        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(
                HttpRequest.newBuilder(address.resolve("/webhooks/x")).build(), BodyHandlers.ofString());
        begun.await();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        while (status(address.resolve("/health")) != 503) {
            Thread.onSpinWait();
        }
        assertThat(closed).isNotDone();
        mayEnd.countDown();

        assertThat(slow.get().body()).isEqualTo("finished");
        closed.get();
        assertThatThrownBy(() -> status(address.resolve("/health"))).isInstanceOf(IOException.class);
    }

    @Test
    void anAddressThatIsTakenIsToldByName() {
        assertThatThrownBy(() ->
                        JdkHttpHost.builder().address("127.0.0.1", host.port()).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + host.port());
    }

    @Test
    void thePublicAddressIsWhatSignaturesAreMadeOver() throws Exception {
        try (JdkHttpHost behindProxy = JdkHttpHost.builder()
                .publicUrl("https://care.example.com/")
                .webhooks("/webhooks", this::receive)
                .start()) {
            status(URI.create("http://127.0.0.1:" + behindProxy.port() + "/webhooks/x?y=1"));
        }
        assertThat(received.remove().uri()).isEqualTo("https://care.example.com/webhooks/x?y=1");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return send(request(path).header("X-Signed", "yes").POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
