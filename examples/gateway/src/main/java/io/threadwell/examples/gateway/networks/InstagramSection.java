package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.instagram.InstagramConfig;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Professional accounts of Instagram, which sign in with a browser, by Instagram or by Facebook. */
final class InstagramSection implements NetworkSection {
    private static final Map<String, Login> LOGINS = logins();

    @Override
    public Network network() {
        return new Network("instagram");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        Login login = section.choice("login", LOGINS, Login.INSTAGRAM);
        InstagramConfig defaults = InstagramConfig.builder()
                .login(login)
                .verifyToken(Secret.of("any"))
                .build();
        Secret appSecret = section.secret("appSecret");
        InstagramConfig.Builder builder = InstagramConfig.builder()
                .login(login)
                .appId(section.needed("appId"))
                .appSecret(AccountKeys.newest(appSecret))
                .verifyToken(section.secret("verifyToken"))
                .humanAgent(section.yes("humanAgent", defaults.humanAgent()))
                .repairWindow(section.interval("repairWindow", defaults.repairWindow()))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()))
                .graphUri(section.address("graphUrl", defaults.graphUri().toString()))
                .dialogUri(section.page("loginUrl", defaults.dialogUri().toString()))
                .codesUri(section.address("codesUrl", defaults.codesUri().toString()));
        section.intervalOrOff("pollInterval", defaults.pollEvery())
                .ifPresentOrElse(builder::pollEvery, () -> builder.streams(Set.of()));
        if (section.has("erasureStatus")) {
            builder.erasureStatus(section.page("erasureStatus", null));
        }
        BrowserSignIn signIn = BrowserSignIn.of(network(), here, AccountKeys.history(section));
        Optional<InstagramConfig> config = section.built(builder::build);
        return ServedNetwork.of(network(), clock -> InstagramConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(appSecret)
                .signIn(signIn);
    }

    private static Map<String, Login> logins() {
        Map<String, Login> logins = new LinkedHashMap<>();
        logins.put("instagram", Login.INSTAGRAM);
        logins.put("facebook", Login.FACEBOOK);
        return logins;
    }
}
