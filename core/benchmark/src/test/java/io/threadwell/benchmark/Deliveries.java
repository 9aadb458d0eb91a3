package io.threadwell.benchmark;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.connector.tiktok.TikTokConfig;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.connector.whatsapp.WhatsAppConfig;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.connector.x.XConfig;
import io.threadwell.connector.x.XConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A delivery of each network that delivers. */
final class Deliveries {
    static final List<String> NETWORKS =
            List.of("facebook", "messenger", "whatsapp", "threads", "x", "linkedin", "telegram", "tiktok");

    private static final Secret SECRET = Secret.of("a-secret-for-nobody");

    private Deliveries() {}

    /** @param endpoint where it comes in */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(NetworkWebhook webhook, String endpoint, byte[] body) {}

    static Sample of(String network) {
        return switch (network) {
            case "facebook" ->
                sample(network, facebook(), DeliveryBenchmark.delivery(5).getBytes(StandardCharsets.UTF_8));
            case "messenger" -> sample(network, messenger(), own(network));
            case "whatsapp" -> sample(network, whatsApp(), own(network));
            case "threads" -> sample(network, threads(), batch(network));
            case "x" -> sample(network, x(), batch(network));
            case "linkedin" -> sample(network, linkedIn(), batch(network));
            case "telegram" -> sample("telegram/4242", telegram(), own(network));
            case "tiktok" -> sample(network, tikTok(), own(network));
            default -> throw new IllegalArgumentException("there is no delivery of " + network);
        };
    }

    private static Sample sample(String endpoint, Connector connector, byte[] body) {
        return new Sample(connector.facet(NetworkWebhook.class).orElseThrow(), endpoint, body);
    }

    private static Connector facebook() {
        return FacebookConnector.builder()
                .config(FacebookConfig.builder().verifyToken(SECRET).build())
                .build();
    }

    private static Connector messenger() {
        return MessengerConnector.builder()
                .config(MessengerConfig.builder().verifyToken(SECRET).build())
                .build();
    }

    private static Connector whatsApp() {
        return WhatsAppConnector.builder()
                .config(WhatsAppConfig.builder().verifyToken(SECRET).build())
                .build();
    }

    private static Connector threads() {
        return ThreadsConnector.builder()
                .config(ThreadsConfig.builder()
                        .appId("app")
                        .appSecret(SECRET)
                        .verifyToken(SECRET)
                        .build())
                .build();
    }

    private static Connector x() {
        return XConnector.builder()
                .config(XConfig.builder().client("client", SECRET).build())
                .build();
    }

    private static Connector linkedIn() {
        return LinkedInConnector.builder()
                .config(LinkedInConfig.builder().client("client", SECRET).build())
                .build();
    }

    private static Connector telegram() {
        return TelegramConnector.builder()
                .config(TelegramConfig.builder()
                        .webhook(URI.create("https://care.example.org/webhooks/telegram"), SECRET)
                        .build())
                .build();
    }

    private static Connector tikTok() {
        return TikTokConnector.builder()
                .config(TikTokConfig.builder().client("client", SECRET).build())
                .build();
    }

    /** One in the shape that the network documents. */
    private static byte[] own(String network) {
        try (InputStream body = Deliveries.class.getResourceAsStream(network + ".json")) {
            return Objects.requireNonNull(body, network).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
