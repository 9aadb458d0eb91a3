package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.List;
import java.util.Optional;

/** Facebook pages in Messenger. With the app of their comments they have one webhook, too. */
final class MessengerSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("messenger");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        MessengerConfig defaults =
                MessengerConfig.builder().verifyToken(Secret.of("any")).build();
        Secret appSecret = section.secret("appSecret");
        Optional<String> appId = section.optional("appId");
        MessengerConfig.Builder builder = MessengerConfig.builder()
                .appSecret(AccountKeys.newest(appSecret))
                .verifyToken(section.secret("verifyToken"))
                .humanAgent(section.yes("humanAgent", defaults.humanAgent()))
                .uploadMedia(section.yes("uploadMedia", defaults.uploadMedia()))
                .passTo(section.text("passTo", defaults.passTo()))
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()))
                .graphUri(section.address("graphUrl", defaults.graphUri().toString()))
                .dialogUri(section.page("loginUrl", defaults.dialogUri().toString()))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()));
        appId.ifPresent(builder::appId);
        if (section.has("erasureStatus")) {
            builder.erasureStatus(section.page("erasureStatus", null));
        }
        List<FileAccount> pages = MetaPages.read(section, network(), appId.isEmpty(), MessengerConfig.CONVERSATIONS);
        Optional<BrowserSignIn> signIn = AccountKeys.signIn(section, network(), here, appId.isPresent(), "appId");
        Optional<MessengerConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> MessengerConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(appSecret)
                .sharing(MetaPages.ONE_ADDRESS)
                .accounts(pages);
        return signIn.map(served::signIn).orElse(served);
    }
}
