package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facebook pages, which share one app. Their ids and tokens stand in the file, or they sign in where the app's id does. */
final class FacebookSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("facebook");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        FacebookConfig defaults = FacebookConfig.builder().pollingOnly().build();
        Secret appSecret = section.secret("appSecret");
        Optional<String> appId = section.optional("appId");
        FacebookConfig.Builder builder = FacebookConfig.builder()
                .appSecret(AccountKeys.newest(appSecret))
                .verifyToken(section.secret("verifyToken"))
                .graphUri(section.address("graphUrl", defaults.graphUri().toString()))
                .dialogUri(section.page("loginUrl", defaults.dialogUri().toString()))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()))
                .repairWindow(section.interval("repairWindow", defaults.repairWindow()));
        appId.ifPresent(builder::appId);
        section.intervalOrOff("pollInterval", defaults.pollEvery())
                .ifPresentOrElse(builder::pollEvery, () -> builder.streams(Set.of()));
        if (section.has("erasureStatus")) {
            builder.erasureStatus(section.page("erasureStatus", null));
        }
        List<FileAccount> pages = MetaPages.read(section, network(), appId.isEmpty(), FacebookConfig.FEED);
        Optional<BrowserSignIn> signIn = AccountKeys.signIn(section, network(), here, appId.isPresent(), "appId");
        Optional<FacebookConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> FacebookConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(appSecret)
                .sharing(MetaPages.ONE_ADDRESS)
                .accounts(pages);
        return signIn.map(served::signIn).orElse(served);
    }
}
