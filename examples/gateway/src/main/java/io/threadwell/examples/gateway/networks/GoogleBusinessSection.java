package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.connector.googlebusiness.GoogleBusinessConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;

/** Google Business Profiles, which sign in by somebody who manages them. */
final class GoogleBusinessSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("google-business");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        GoogleBusinessConfig defaults = GoogleBusinessConfig.builder().build();
        Optional<Secret> notifications = section.optionalSecret("notificationsSecret");
        GoogleBusinessConfig.Builder builder = GoogleBusinessConfig.builder()
                .client(section.needed("clientId"), AccountKeys.newest(section.secret("clientSecret")))
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()))
                .notifications(notifications.isPresent());
        if (section.has("apiUrl")) {
            builder.server(section.address("apiUrl", null));
        }
        BrowserSignIn signIn =
                BrowserSignIn.of(network(), here, AccountKeys.history(section)).triedByCode();
        Optional<GoogleBusinessConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> GoogleBusinessConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .signIn(signIn);
        return notifications.map(served::webhook).orElse(served);
    }
}
