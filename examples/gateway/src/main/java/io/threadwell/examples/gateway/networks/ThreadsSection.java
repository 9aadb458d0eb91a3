package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;
import java.util.Set;

/** Threads' profiles, which sign in with a browser. They are polled alone where there is no verify token. */
final class ThreadsSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("threads");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        ThreadsConfig defaults = ThreadsConfig.builder().pollingOnly().build();
        Secret appSecret = section.secret("appSecret");
        Optional<Secret> verifyToken = section.optionalSecret("verifyToken");
        ThreadsConfig.Builder builder = ThreadsConfig.builder()
                .appId(section.needed("appId"))
                .appSecret(AccountKeys.newest(appSecret))
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()))
                .repairWindow(section.interval("repairWindow", defaults.repairWindow()))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()))
                .graphUri(section.address("graphUrl", defaults.graphUri().toString()))
                .dialogUri(section.page("loginUrl", defaults.dialogUri().toString()));
        verifyToken.ifPresentOrElse(builder::verifyToken, builder::pollingOnly);
        if (section.yes("approvals", false)) {
            builder.streams(
                    Set.of(ThreadsConfig.POSTS, ThreadsConfig.REPLIES, ThreadsConfig.MENTIONS, ThreadsConfig.PENDING));
        }
        if (section.has("erasureStatus")) {
            builder.erasureStatus(section.page("erasureStatus", null));
        }
        BrowserSignIn signIn = BrowserSignIn.of(network(), here, AccountKeys.history(section));
        Optional<ThreadsConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> ThreadsConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .signIn(signIn);
        return verifyToken.isPresent() ? served.webhook(appSecret) : served;
    }
}
