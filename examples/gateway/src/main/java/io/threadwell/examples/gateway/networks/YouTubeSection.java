package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.connector.youtube.YouTubeConfig;
import io.threadwell.connector.youtube.YouTubeConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/** YouTube channels, which have no webhooks; they sign in with a browser. */
final class YouTubeSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("youtube");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        YouTubeConfig.Builder builder = YouTubeConfig.builder()
                .client(section.needed("clientId"), AccountKeys.newest(section.secret("clientSecret")))
                .pollEvery(section.interval("pollInterval", Duration.ofMinutes(2)))
                .held(section.yes("held", true))
                .spam(section.yes("spam", false))
                .banRejected(section.yes("banRejected", false))
                .units(
                        section.number("dailyUnits", 10_000, 1, 100_000_000),
                        section.number("reservedUnits", 5_000, 0, 100_000_000));
        if (section.has("apiUrl")) {
            builder.server(section.address("apiUrl", null));
        }
        BrowserSignIn signIn =
                BrowserSignIn.of(network(), here, AccountKeys.history(section)).triedByCode();
        Optional<YouTubeConfig> config = section.built(builder::build);
        return ServedNetwork.of(network(), clock -> YouTubeConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .signIn(signIn);
    }
}
