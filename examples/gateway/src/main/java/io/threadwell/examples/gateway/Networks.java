package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.connector.bluesky.BlueskyConnector;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ThreadwellBuilder;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Bluesky;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The networks of a configuration: their connectors, endpoints and secrets, and our accounts there. */
final class Networks {
    private static final String FACEBOOK_SECRET = "facebook";

    private final GatewayConfig config;
    private final Optional<Connector> facebook;
    private final Optional<Connector> bluesky;

    Networks(GatewayConfig config, InstantSource clock) {
        this.config = config;
        this.facebook = config.facebook().map(wanted -> facebook(wanted, clock));
        this.bluesky = config.bluesky().map(wanted -> bluesky(wanted, clock));
    }

    static Connector facebook(Facebook wanted, InstantSource clock) {
        String newest = wanted.appSecret().reveal().strip().split("\\s+", 2)[0];
        FacebookConfig.Builder config = FacebookConfig.builder()
                .graphUri(wanted.graphUrl())
                .appSecret(Secret.of(newest))
                .verifyToken(wanted.verifyToken());
        wanted.pollInterval().ifPresentOrElse(config::pollEvery, () -> config.streams(Set.of()));
        return FacebookConnector.builder().config(config.build()).clock(clock).build();
    }

    static Connector bluesky(Bluesky wanted, InstantSource clock) {
        BlueskyConfig config = BlueskyConfig.builder()
                .notificationsEvery(wanted.pollInterval())
                .chatEvery(wanted.pollInterval())
                .repairEvery(wanted.repairInterval())
                .directMessages(wanted.directMessages())
                .build();
        return BlueskyConnector.builder().config(config).clock(clock).build();
    }

    void addTo(ThreadwellBuilder builder) {
        facebook.ifPresent(connector ->
                builder.connector(connector).webhook("facebook", FacebookConnector.NETWORK, FACEBOOK_SECRET));
        bluesky.ifPresent(builder::connector);
    }

    /** The secrets that deliveries are signed with, by the names that the endpoints use. */
    Map<String, String> secrets() {
        return config.facebook()
                .map(wanted -> Map.of(FACEBOOK_SECRET, wanted.appSecret().reveal()))
                .orElse(Map.of());
    }

    /** Connects our accounts; what a network has to be asked for is done beside the start. */
    SignIn connect(Accounts accounts) {
        SignIn signIn = new SignIn();
        if (facebook.isPresent() && config.facebook().isPresent()) {
            new FacebookPages(accounts, facebook.get(), config.facebook().get()).connect(signIn);
        }
        if (bluesky.isPresent() && config.bluesky().isPresent()) {
            new BlueskyAccounts(accounts, bluesky.get(), config.bluesky().get()).connect(signIn);
        }
        return signIn;
    }
}
