package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;

/** Pages on LinkedIn, which sign in by somebody who administers them. */
final class LinkedInSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("linkedin");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        LinkedInConfig defaults = LinkedInConfig.builder().build();
        Secret clientSecret = section.secret("clientSecret");
        LinkedInConfig.Builder builder = LinkedInConfig.builder()
                .client(section.needed("clientId"), AccountKeys.newest(clientSecret))
                .notificationsEvery(section.interval("pollInterval", defaults.notificationsEvery()))
                .commentsEvery(section.interval("commentsInterval", defaults.commentsEvery()))
                .dailyCalls(section.number("dailyCalls", 0, 0, 10_000_000))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()))
                .apiUri(section.address("apiUrl", defaults.apiUri().toString()))
                .loginUri(section.address("loginUrl", defaults.loginUri().toString()));
        boolean webhook = section.yes("webhook", true);
        if (!webhook) {
            builder.withoutWebhook();
        }
        section.optional("applicationId").ifPresent(number -> builder.subscribe(number, here.webhook(network())));
        BrowserSignIn signIn =
                BrowserSignIn.of(network(), here, AccountKeys.history(section)).triedByCode();
        Optional<LinkedInConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> LinkedInConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .signIn(signIn);
        return webhook ? served.webhook(clientSecret) : served;
    }
}
