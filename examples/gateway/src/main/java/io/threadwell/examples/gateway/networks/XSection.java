package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.x.Product;
import io.threadwell.connector.x.XConfig;
import io.threadwell.connector.x.XConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** X, whose accounts sign in with a browser. */
final class XSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("x");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        XConfig defaults = XConfig.builder().build();
        Secret clientSecret = section.secret("clientSecret");
        XConfig.Builder builder = XConfig.builder()
                .client(section.needed("clientId"), AccountKeys.newest(clientSecret))
                .directMessages(section.yes("directMessages", defaults.directMessages()))
                .apiUri(section.address("apiUrl", defaults.apiUri().toString()))
                .authorizeUri(section.page("loginUrl", defaults.authorizeUri().toString()));
        section.optionalSecret("appToken").ifPresent(builder::appToken);
        section.intervalOrOff("pollInterval", defaults.pollEvery())
                .ifPresentOrElse(builder::pollEvery, () -> builder.streams(Set.of()));
        Product product = section.choice("webhookProduct", products(), Product.ACTIVITY);
        if (section.has("webhookId")) {
            builder.subscribe(Long.toString(section.id("webhookId")), product);
        }
        if (section.yes("filteredStream", false)) {
            builder.filteredStream(0);
        }
        Secret signing = section.optionalSecret("consumerSecret")
                .map(older -> Secret.of(clientSecret.reveal() + " " + older.reveal()))
                .orElse(clientSecret);
        BrowserSignIn signIn =
                BrowserSignIn.of(network(), here, AccountKeys.history(section)).triedByCode();
        Optional<XConfig> config = section.built(builder::build);
        return ServedNetwork.of(network(), clock -> XConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(signing)
                .signIn(signIn);
    }

    private static Map<String, Product> products() {
        Map<String, Product> products = new LinkedHashMap<>();
        products.put("activity", Product.ACTIVITY);
        products.put("account-activity", Product.ACCOUNT_ACTIVITY);
        return products;
    }
}
