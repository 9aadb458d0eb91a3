package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.connector.reddit.RedditConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/** Reddit, which has no webhooks; its accounts sign in with a browser. */
final class RedditSection implements NetworkSection {
    private static final Duration POLL = Duration.ofMinutes(1);

    @Override
    public Network network() {
        return new Network("reddit");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        RedditConfig.Builder builder = RedditConfig.builder()
                .client(section.needed("clientId"), AccountKeys.newest(section.secret("clientSecret")))
                .subreddits(section.words("subreddits").toArray(String[]::new))
                .modmail(section.yes("modmail", true))
                .moderation(section.yes("moderation", true))
                .callsPerMinute(section.number("callsPerMinute", 100, 1, 100_000))
                .pollEvery(section.interval("pollInterval", POLL));
        String userAgent = section.text("userAgent");
        if (!userAgent.isEmpty()) {
            builder.userAgent(userAgent);
        }
        section.optional("subredditSearch").ifPresent(builder::subredditSearch);
        section.optional("search").ifPresent(builder::search);
        if (section.has("apiUrl")) {
            builder.server(section.address("apiUrl", null));
        }
        BrowserSignIn signIn =
                BrowserSignIn.of(network(), here, AccountKeys.history(section)).triedByCode();
        Optional<RedditConfig> config = userAgent.isEmpty() ? Optional.empty() : section.built(builder::build);
        return ServedNetwork.of(network(), clock -> RedditConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .signIn(signIn);
    }
}
