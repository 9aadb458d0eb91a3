package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.tiktok.TikTokConfig;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.net.URI;
import java.util.Optional;

/** TikTok's business accounts, which sign in with a browser. */
final class TikTokSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("tiktok");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        TikTokConfig defaults =
                TikTokConfig.builder().client("any", Secret.of("any")).build();
        Secret appSecret = section.secret("appSecret");
        TikTokConfig.Builder builder = TikTokConfig.builder()
                .client(section.needed("appId"), AccountKeys.newest(appSecret))
                .authorizationUrl(section.link("authorizationUrl"))
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()))
                .apiUri(section.address("apiUrl", defaults.apiUri().toString()));
        URI webhook = here.webhook(network());
        if (section.yes("subscribe", true) && "https".equals(webhook.getScheme())) {
            builder.callback(webhook);
        } else if (section.yes("subscribe", true)) {
            section.problem("subscribe", "needs a listen.publicUrl with https://: TikTok delivers to no other");
        }
        // TikTok registers no redirect that does not end in a slash
        BrowserSignIn signIn = BrowserSignIn.of(network(), here, AccountKeys.history(section))
                .redirect(URI.create(here.callback(network()) + "/"));
        Optional<TikTokConfig> config = section.built(builder::build);
        return ServedNetwork.of(network(), clock -> TikTokConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(appSecret)
                .signIn(signIn);
    }
}
