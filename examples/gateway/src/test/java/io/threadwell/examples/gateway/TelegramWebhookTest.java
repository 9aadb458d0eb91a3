package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot of the file's, from its token to the answer: the gateway tells Telegram where to deliver, and is delivered to. */
class TelegramWebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonValue> subscriptions = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonValue> answers = new LinkedBlockingQueue<>();
    private final JdkHttpHost telegram =
            JdkHttpHost.builder().handle("/", this::telegram).start();

    private WebhookResponse telegram(WebhookRequest request) {
        String method = request.uri().replaceFirst(".*/bot12345:abc/", "");
        String result =
                switch (method) {
                    case "getMe" ->
                        "{\"id\":12345,\"is_bot\":true,\"first_name\":\"Acme care\",\"username\":\"acme_bot\"}";
                    case "sendMessage" ->
                        "{\"message_id\":23,\"date\":1,\"chat\":{\"id\":900,\"type\":\"private\",\"first_name\":\"Nia\"}}";
                    default -> "true";
                };
        if (method.equals("setWebhook")) {
            subscriptions.add(JsonValue.parse(request.body()));
        } else if (method.equals("sendMessage")) {
            answers.add(JsonValue.parse(request.body()));
        }
        return new WebhookResponse(200, "application/json", "{\"ok\":true,\"result\":" + result + "}");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void aMessageToTheBotBecomesATicketAndIsAnswered() throws Exception {
        try (Gateway gateway = start()) {
            JsonValue subscription = subscriptions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(subscription).isNotNull();
            String address = subscription.text("url").orElseThrow();
            assertThat(address).isEqualTo("https://care.example.com/webhooks/telegram/12345/acme_bot");
            assertThat(subscription.text("secret_token")).contains("new-secret");
            String path = URI.create(address).getPath();
            await(() -> get(gateway, "/admin/accounts").contains("telegram:12345"));

            assertThat(deliver(gateway, path, "guessed")).isEqualTo(401);
            assertThat(deliver(gateway, path, "old-secret")).isEqualTo(200);
            assertThat(deliver(gateway, path, "new-secret")).isEqualTo(200);
            await(() -> get(gateway, "/desk/tickets").contains("Where is my parcel?"));

            send(gateway, "/desk/tickets/1/reply", "{\"agent\":\"sam\",\"text\":\"It leaves today.\"}");
            JsonValue answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            assertThat(answer.text("text")).contains("It leaves today.");
            assertThat(answer.text("chat_id")).contains("900");
            assertThat(JsonValue.parse(get(gateway, "/desk/tickets"))
                            .get("tickets")
                            .size())
                    .isEqualTo(1);
        }
    }

    private Gateway start() {
        String yaml = """
                listen: {port: 0, publicUrl: https://care.example.com}
                store: {url: "jdbc:sqlite:%s/care.db"}
                networks:
                  telegram:
                    webhookSecret: ${NEW} ${OLD}
                    apiUrl: http://127.0.0.1:%d
                    accounts: [{token: "${BOT}"}]
                helpdesk: {embedded: {agentsToken: "${DESK}", changesInterval: 100ms}}
                admin: {token: "${DESK}"}
                """.formatted(folder, telegram.port());
        return Gateway.start(ConfigFile.parse(
                yaml, Map.of("NEW", "new-secret", "OLD", "old-secret", "BOT", "12345:abc", "DESK", "d3sk")));
    }

    private int deliver(Gateway gateway, String path, String secret) throws Exception {
        String update = """
                {"update_id":1,"message":{"message_id":22,"date":%d,"text":"Where is my parcel?",
                "from":{"id":900,"is_bot":false,"first_name":"Nia"},
                "chat":{"id":900,"first_name":"Nia","type":"private"}}}""".formatted(Instant.now().getEpochSecond());
        return client.send(
                        request(gateway, path)
                                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                                .POST(BodyPublishers.ofString(update))
                                .build(),
                        BodyHandlers.ofString(UTF_8))
                .statusCode();
    }

    private String get(Gateway gateway, String path) throws Exception {
        return client.send(
                        request(gateway, path)
                                .header("Authorization", "Bearer d3sk")
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private void send(Gateway gateway, String path, String body) throws Exception {
        int status = client.send(
                        request(gateway, path)
                                .header("Authorization", "Bearer d3sk")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    private static HttpRequest.Builder request(Gateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(condition.call()).isTrue();
    }
}
