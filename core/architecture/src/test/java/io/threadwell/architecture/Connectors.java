package io.threadwell.architecture;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.connector.bluesky.BlueskyConnector;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.connector.googlebusiness.GoogleBusinessConnector;
import io.threadwell.connector.instagram.InstagramConfig;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.connector.reddit.RedditConnector;
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
import io.threadwell.connector.youtube.YouTubeConfig;
import io.threadwell.connector.youtube.YouTubeConnector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every connector, set up so that it declares all that it can do. */
final class Connectors {
    private static final Secret SECRET = Secret.of("a-secret-for-nobody");

    private Connectors() {}

    static List<Connector> all() {
        return List.of(
                facebook(),
                messenger(),
                instagram(),
                whatsApp(),
                threads(),
                bluesky(),
                reddit(),
                x(),
                linkedIn(),
                telegram(),
                mastodon(),
                youTube(),
                tikTok(),
                googleBusiness());
    }

    private static Connector facebook() {
        return FacebookConnector.builder()
                .config(FacebookConfig.builder().verifyToken(SECRET).build())
                .build();
    }

    private static Connector messenger() {
        return MessengerConnector.builder()
                .config(MessengerConfig.builder()
                        .appId("1")
                        .appSecret(SECRET)
                        .verifyToken(SECRET)
                        .build())
                .build();
    }

    private static Connector instagram() {
        return InstagramConnector.builder()
                .config(InstagramConfig.builder().verifyToken(SECRET).build())
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

    private static Connector reddit() {
        return RedditConnector.builder()
                .config(RedditConfig.builder()
                        .userAgent("server:com.acme.care:v1 (by /u/acme)")
                        .client("client", SECRET)
                        .build())
                .build();
    }

    private static Connector bluesky() {
        return BlueskyConnector.builder()
                .config(BlueskyConfig.builder()
                        .jetstream(URI.create("wss://jetstream.example"))
                        .build())
                .build();
    }

    private static Connector x() {
        return XConnector.builder()
                .config(XConfig.builder()
                        .client("client", SECRET)
                        .appToken(SECRET)
                        .filteredStream(5)
                        .build())
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

    private static Connector youTube() {
        return YouTubeConnector.builder()
                .config(YouTubeConfig.builder().client("client", SECRET).build())
                .build();
    }

    private static Connector googleBusiness() {
        return GoogleBusinessConnector.builder()
                .config(GoogleBusinessConfig.builder().notifications(true).build())
                .build();
    }

    private static Connector mastodon() {
        return MastodonConnector.builder().build();
    }

    private static Connector whatsApp() {
        return WhatsAppConnector.builder()
                .config(WhatsAppConfig.builder().verifyToken(SECRET).build())
                .build();
    }

    /** What a module's code takes up. */
    static long bytes(Class<?> of) throws IOException {
        Path code = Path.of(URI.create(
                of.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<Path> files = Files.walk(code)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
