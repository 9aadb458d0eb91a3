package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a whole: over HTTP on one side, against a Graph API that takes answers on the other. */
class GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<WebhookRequest> answers = new LinkedBlockingQueue<>();
    private final JdkHttpHost graph =
            JdkHttpHost.builder().handle("/", this::graph).start();

    private WebhookResponse graph(WebhookRequest request) {
        if (request.method().equals("POST")) {
            answers.add(request);
        }
        return new WebhookResponse(200, "application/json", "{\"id\":\"77_1\",\"data\":[]}");
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void aCommentBecomesATicketAndTheAgentsAnswerReachesThePageAlsoAfterARestart() throws Exception {
        String comment = comment("77_500", "Where is my order? سلام");
        try (Gateway gateway = Gateway.start(config())) {
            assertThat(deliver(gateway, comment)).isEqualTo(200);
            assertThat(deliver(gateway, comment.replace("Where", "There"), sign(comment)))
                    .isEqualTo(401);
            awaitTicket(gateway);
            assertThat(get(gateway, "/health").statusCode()).isEqualTo(200);
            assertThat(get(gateway, "/metrics").body())
                    .contains("threadwell_intake_accepted_total 1.0", "threadwell_intake_rejected_total 1.0");
        }
        try (Gateway again = Gateway.start(config())) {
            assertThat(deliver(again, comment)).isEqualTo(200);
            awaitTicket(again);
            String reply = "{\"agent\":\"sam\",\"text\":\"On its way\"}";
            assertThat(send(authorized(again, "/desk/tickets/1/reply").POST(BodyPublishers.ofString(reply)))
                            .statusCode())
                    .isEqualTo(200);

            WebhookRequest answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(answer).isNotNull();
            assertThat(answer.uri()).contains("/77_500/comments");
            assertThat(new String(answer.body(), UTF_8)).contains("On");
            assertThat(tickets(again).size()).isEqualTo(1);
        }
        assertThat(answers).isEmpty();
    }

    @Test
    void facebooksChallengeIsAnswered() throws Exception {
        try (Gateway gateway = Gateway.start(config())) {
            String query = "?hub.mode=subscribe&hub.verify_token=v3rify&hub.challenge=12345";
            assertThat(get(gateway, "/webhooks/facebook" + query).body()).isEqualTo("12345");
            assertThat(get(gateway, "/webhooks/other").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoWantsTheirDataDeletedIsToldWhereToSeeHowFarItIs() throws Exception {
        try (Gateway gateway = Gateway.start(config(Map.of("ERASURE", "https://acme.example/erasure")))) {
            String payload = base64(
                    "{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1767225600,\"user_id\":\"900\"}".getBytes(UTF_8));
            String signature = base64(Hmac.sha256("s3cret").sign(payload));

            HttpResponse<String> answer = callback(gateway, "delete", signature + "." + payload);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonValue.parse(answer.body()).text("url").orElse(""))
                    .startsWith("https://acme.example/erasure?code=");
            assertThat(callback(gateway, "deauthorize", signature + "." + payload)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(callback(gateway, "delete", signature + "." + payload + "x")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private HttpResponse<String> callback(Gateway gateway, String which, String signed) throws Exception {
        return send(request(gateway, "/webhooks/facebook/" + which)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("signed_request=" + signed)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void aSecondGatewayOnTheSameFileIsRefusedAndLeavesNothingOpen() {
        Gateway first = Gateway.start(config());
        assertThatThrownBy(() -> Gateway.start(config())).isInstanceOf(Unavailable.class);
        first.close();
        Gateway.start(config()).close();
    }

    @Test
    void aSecondGatewayAtTheSameAddressSaysSoAndDoesNoWork() {
        try (Gateway first = Gateway.start(config())) {
            GatewayConfig second = config(Map.of(
                    "THREADWELL_PORT",
                    Integer.toString(first.port()),
                    "THREADWELL_STORE",
                    "jdbc:sqlite:" + folder.resolve("second/care.db")));

            assertThatThrownBy(() -> Gateway.start(second))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port())
                    .hasMessageContaining("THREADWELL_PORT names another port");
            assertThat(folder.resolve("second")).doesNotExist();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotListenedOn() {
        GatewayConfig elsewhere = config(Map.of("HOST", "192.0.2.1"));

        assertThatThrownBy(() -> Gateway.start(elsewhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot listen on 192.0.2.1:0: it is not an address of this machine");
        assertThat(folder.resolve("care.db")).doesNotExist();
        assertThatThrownBy(() -> Address.check(elsewhere.listen()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("not an address of this machine");
    }

    @Test
    void operatorsHaveTheirPagesWhenTheFileHasTheirToken() throws Exception {
        try (Gateway gateway = Gateway.start(config())) {
            assertThat(get(gateway, "/admin/accounts").statusCode()).isEqualTo(404);
        }
        try (Gateway gateway = Gateway.start(config(Map.of("ADMIN", "0ps")))) {
            assertThat(get(gateway, "/admin/accounts").statusCode()).isEqualTo(401);
            HttpResponse<String> accounts =
                    send(request(gateway, "/admin/accounts").header("Authorization", "Bearer 0ps"));
            assertThat(accounts.statusCode()).isEqualTo(200);
            assertThat(accounts.body()).contains("facebook:77");
        }
    }

    private GatewayConfig config() {
        return config(Map.of());
    }

    private GatewayConfig config(Map<String, String> more) {
        String yaml = """
                listen: {port: 0, host: "${HOST:-127.0.0.1}"}
                store: {url: "jdbc:sqlite:%s/care.db"}
                networks:
                  facebook:
                    appSecret: ${APP_SECRET}
                    verifyToken: ${VERIFY}
                    graphUrl: http://127.0.0.1:%d
                    pollInterval: off
                    subscribe: false
                    pages: [{id: 77, token: "${PAGE_TOKEN}", history: 1d}]
                helpdesk: {embedded: {agentsToken: "${DESK}", changesInterval: 100ms}}
                """;
        Map<String, String> environment = new HashMap<>(
                Map.of("APP_SECRET", "s3cret", "VERIFY", "v3rify", "PAGE_TOKEN", "t0ken", "DESK", "d3sk"));
        environment.putAll(more);
        String admin = more.containsKey("ADMIN") ? "admin: {token: \"${ADMIN}\"}\n" : "";
        String text = yaml.formatted(folder, graph.port()) + admin;
        String erasure = "    erasureStatus: ${ERASURE}\n    subscribe:";
        return ConfigFile.parse(
                more.containsKey("ERASURE") ? text.replace("    subscribe:", erasure) : text, environment);
    }

    private static String comment(String id, String text) {
        long at = Instant.now().getEpochSecond();
        return """
                {"object":"page","entry":[{"id":"77","time":%d,"changes":[{"field":"feed","value":{"item":"comment",
                "verb":"add","comment_id":"%s","post_id":"77_1","parent_id":"77_1","created_time":%d,
                "from":{"id":"900","name":"Maria"},"message":"%s"}}]}]}""".formatted(at, id, at, text);
    }

    private int deliver(Gateway gateway, String body) throws Exception {
        return deliver(gateway, body, sign(body));
    }

    private int deliver(Gateway gateway, String body, String signature) throws Exception {
        return send(request(gateway, "/webhooks/facebook")
                        .header("X-Hub-Signature-256", signature)
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static String sign(String body) {
        return "sha256=" + Hmac.sha256("s3cret").hex(body.getBytes(UTF_8));
    }

    private void awaitTicket(Gateway gateway) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (tickets(gateway).size() == 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        JsonValue ticket = tickets(gateway).at(0);
        assertThat(ticket.text("subject").orElse("")).contains("Where is my order?");
    }

    private JsonValue tickets(Gateway gateway) throws Exception {
        return JsonValue.parse(send(authorized(gateway, "/desk/tickets")).body())
                .get("tickets");
    }

    private HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        return send(request(gateway, path));
    }

    private static HttpRequest.Builder authorized(Gateway gateway, String path) {
        return request(gateway, path).header("Authorization", "Bearer d3sk");
    }

    private static HttpRequest.Builder request(Gateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
