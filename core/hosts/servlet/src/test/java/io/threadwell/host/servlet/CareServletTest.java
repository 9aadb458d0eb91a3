package io.threadwell.host.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CareServletTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<WebhookRequest> received = new LinkedBlockingQueue<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/care");
        context.addServlet(new ServletHolder(new CareServlet(this::receive, 100_000)), "/webhooks/*");
        server.setHandler(context);
        server.start();
    }

    private WebhookResponse receive(String endpoint, WebhookRequest request) {
        received.add(request);
        return new WebhookResponse(202, "application/json", "\"سلام " + endpoint + "\"");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aDeliveryReachesItsEndpointWithItsBytesUntouched() throws Exception {
        String body = "a=1&b=%20&text=\u00e4 سلام 😀\r\n";

        HttpResponse<String> answer = send(request("/webhooks/facebook?a=1&a=2&b=%C3%A4&c")
                .header("X-Signed", "yes")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("\"سلام facebook\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        WebhookRequest request = received.remove();
        assertThat(request.body()).isEqualTo(body.getBytes(UTF_8));
        assertThat(request.uri())
                .isEqualTo(
                        "http://127.0.0.1:" + connector.getLocalPort() + "/care/webhooks/facebook?a=1&a=2&b=%C3%A4&c");
        assertThat(request.query()).containsEntry("a", List.of("1", "2")).containsEntry("b", List.of("ä"));
        assertThat(request.header("x-signed")).contains("yes");
    }

    @Test
    void aBodyWithoutALengthIsReadWhole() throws Exception {
        byte[] body = new byte[50_000];

        post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(received.remove().body()).hasSize(50_000);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithOrWithoutALength() throws Exception {
        byte[] body = new byte[100_001];

        assertThat(post(BodyPublishers.ofByteArray(body))).isEqualTo(413);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(new byte[100_000]))).isEqualTo(202);
    }

    @Test
    void unknownPathsAndMethodsAreRefused() throws Exception {
        assertThat(send(request("/webhooks/")).statusCode()).isEqualTo(404);
        HttpResponse<String> put = send(request("/webhooks/x").PUT(BodyPublishers.ofString("x")));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void whatStandsBehindTheEndpointsNameGoesAlong() throws Exception {
        assertThat(send(request("/webhooks/telegram/12345")).body()).contains("telegram/12345");
    }

    @Test
    void aChallengeIsAnsweredByTheEndpoint() throws Exception {
        assertThat(send(request("/webhooks/facebook?hub.challenge=17")).statusCode())
                .isEqualTo(202);
        assertThat(received.remove().parameter("hub.challenge")).contains("17");
    }

    private int post(BodyPublisher body) throws Exception {
        return send(request("/webhooks/x").POST(body)).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/care" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
