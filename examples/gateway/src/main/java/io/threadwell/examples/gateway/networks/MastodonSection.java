package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.connector.mastodon.ServerApp;
import io.threadwell.examples.gateway.yaml.Section;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts on servers with Mastodon's API: by tokens made there, or by signing in where the file has a server for all. */
final class MastodonSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("mastodon");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        MastodonConfig defaults = MastodonConfig.defaults();
        Optional<URI> server = section.has("server") ? Optional.of(section.safeAddress("server")) : Optional.empty();
        MastodonConfig.Builder builder = MastodonConfig.builder()
                .appName(section.text("appName", defaults.appName()))
                .streaming(section.yes("streaming", defaults.streaming()))
                .audience(section.text("audience", defaults.audience()))
                // safeAddress lets no address without TLS pass that leaves this machine
                .plainHttp(true)
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()));
        server.ifPresent(builder::server);
        app(section, server, builder);
        List<FileAccount> accounts =
                AccountKeys.list(section, "accounts", server.isEmpty(), "accessToken", this::account);
        Optional<BrowserSignIn> signIn = AccountKeys.signIn(section, network(), here, server.isPresent(), "server");
        Optional<MastodonConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> MastodonConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .accounts(accounts);
        return signIn.map(served::signIn).orElse(served);
    }

    private static void app(Section section, Optional<URI> server, MastodonConfig.Builder builder) {
        Optional<String> id = section.optional("clientId");
        if (id.isEmpty() && !section.has("clientSecret")) {
            return;
        }
        Secret secret = section.secret("clientSecret");
        if (id.isEmpty()) {
            section.problem("clientId", "missing; clientSecret belongs to it");
        } else if (server.isEmpty()) {
            section.problem("clientId", "needs server: the app is one of that server's");
        } else {
            builder.app(new ServerApp(server.get(), id.get(), secret));
        }
    }

    /** The token does not say whose it is: at later starts the account is known by what tells this token from others. */
    private FileAccount account(Section entry) {
        URI server = entry.safeAddress("server");
        Secret token = entry.secret("accessToken");
        Map<String, String> grant = Map.of("server", server.toString(), "access-token", token.reveal());
        String identifier = server.getHost() + " " + AccountKeys.fingerprint(token);
        return new LoginAccount(
                network(), identifier, grant, false, AccountKeys.history(entry), Optional.of(Trial.signingIn(grant)));
    }
}
