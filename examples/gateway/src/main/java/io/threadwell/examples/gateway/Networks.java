package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
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
import java.util.stream.Collectors;

/** The networks of a configuration: their connectors, endpoints and secrets, and our accounts there. */
final class Networks {
    private static final String FACEBOOK_SECRET = "facebook";

    private final GatewayConfig config;
    private final InstantSource clock;
    private final Optional<Connector> facebook;
    private final Optional<Connector> bluesky;

    Networks(GatewayConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.facebook = config.facebook().map(wanted -> facebook(wanted, clock));
        this.bluesky = config.bluesky().map(wanted -> bluesky(wanted, clock));
    }

    static Connector facebook(Facebook wanted, InstantSource clock) {
        String newest = wanted.appSecret().reveal().strip().split("\\s+", 2)[0];
        FacebookConfig.Builder config = FacebookConfig.builder()
                .graphUri(wanted.graphUrl())
                .apiVersion(wanted.apiVersion())
                .repairWindow(wanted.repairWindow())
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
                .repairWindow(wanted.repairWindow())
                .directMessages(wanted.directMessages())
                .reactions(wanted.reactions())
                .languages(wanted.languages())
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

    /**
     * Connects our accounts and leaves those that the file no longer names; signing in, which may take several tries, is done
     * beside.
     */
    SignIn connect(Accounts accounts) {
        SignIn signIn = new SignIn();
        Removed removed = new Removed(accounts);
        Set<AccountId> pages = config.facebook().stream()
                .flatMap(wanted -> wanted.pages().stream())
                .map(FacebookPages::id)
                .collect(Collectors.toSet());
        removed.leaveAllBut(known -> pages.contains(known.id()) || (bluesky.isPresent() && isBluesky(known)));
        if (facebook.isPresent() && config.facebook().isPresent()) {
            new FacebookPages(accounts, facebook.get(), config.facebook().get(), clock).connect(signIn);
        }
        if (bluesky.isPresent() && config.bluesky().isPresent()) {
            BlueskyAccounts named = new BlueskyAccounts(
                    accounts, bluesky.get(), config.bluesky().get());
            named.connect(signIn);
            signIn.attempt("leaving bluesky accounts", () -> leave(removed, named));
        }
        return signIn;
    }

    /** An account under a new handle must not be taken for a removed one: first it must be known who everybody is. */
    private static void leave(Removed removed, BlueskyAccounts named) {
        if (!named.allAreKnown()) {
            throw new Unavailable("accounts of the file are not signed in yet");
        }
        removed.leaveAllBut(known -> !isBluesky(known) || named.has(known));
    }

    private static boolean isBluesky(ChannelAccount account) {
        return account.id().network().equals(BlueskyConnector.NETWORK);
    }
}
