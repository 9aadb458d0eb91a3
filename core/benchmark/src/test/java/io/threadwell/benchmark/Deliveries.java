package io.threadwell.benchmark;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.connector.x.XConfig;
import io.threadwell.connector.x.XConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A delivery of each network that delivers, as its connector's own tests have it. */
final class Deliveries {
    static final List<String> NETWORKS = List.of("facebook", "x", "linkedin", "telegram");

    private static final Secret SECRET = Secret.of("a-secret-for-nobody");

    private Deliveries() {}

    /** @param endpoint where it comes in */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(NetworkWebhook webhook, String endpoint, byte[] body) {}

    static Sample of(String network) {
        return switch (network) {
            case "facebook" ->
                sample(
                        FacebookConnector.builder()
                                .config(FacebookConfig.builder()
                                        .verifyToken(SECRET)
                                        .build())
                                .build(),
                        network,
                        DeliveryBenchmark.delivery(5).getBytes(StandardCharsets.UTF_8));
            case "x" ->
                sample(
                        XConnector.builder()
                                .config(XConfig.builder()
                                        .client("client", SECRET)
                                        .build())
                                .build(),
                        network,
                        batch(network));
            case "linkedin" ->
                sample(
                        LinkedInConnector.builder()
                                .config(LinkedInConfig.builder()
                                        .client("client", SECRET)
                                        .build())
                                .build(),
                        network,
                        batch(network));
            case "telegram" ->
                sample(
                        TelegramConnector.builder()
                                .config(TelegramConfig.builder()
                                        .webhook(URI.create("https://care.example.org/webhooks/telegram"), SECRET)
                                        .build())
                                .build(),
                        "telegram/4242",
                        TELEGRAM.getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("there is no delivery of " + network);
        };
    }

    private static Sample sample(Connector connector, String endpoint, byte[] body) {
        return new Sample(connector.facet(NetworkWebhook.class).orElseThrow(), endpoint, body);
    }

    /** The batch that the connector's contract suite reads. */
    private static byte[] batch(String network) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("connectors"))) {
            folder = folder.getParent();
        }
        Path file = folder.resolve("connectors/" + network + "/src/test/resources/io/threadwell/connector/" + network
                + "/deliveries/batch.json");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String TELEGRAM = """
            {"update_id":10000,"message":{"message_id":1365,"from":{"id":1111111,"is_bot":false,"first_name":"Ana",\
            "last_name":"Lima","username":"analima","language_code":"pt-br"},"chat":{"id":1111111,"first_name":"Ana",\
            "last_name":"Lima","username":"analima","type":"private"},"date":1741441417,"text":"My parcel number 48120 \
            has not arrived, and nobody answers the telephone. What am I to do now? \\ud83d\\ude22"}}""";
}
