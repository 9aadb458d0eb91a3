package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.whatsapp.WhatsAppConfig;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers on the WhatsApp Cloud API: with tokens of system users in the file, or signed in where the app's id stands there. */
final class WhatsAppSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("whatsapp");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        WhatsAppConfig defaults =
                WhatsAppConfig.builder().verifyToken(Secret.of("any")).build();
        Secret appSecret = section.secret("appSecret");
        Optional<String> appId = section.optional("appId");
        WhatsAppConfig.Builder builder = WhatsAppConfig.builder()
                .appSecret(AccountKeys.newest(appSecret))
                .verifyToken(section.secret("verifyToken"))
                .messagesPerSecond(section.number("messagesPerSecond", defaults.messagesPerSecond(), 1, 1000))
                .apiVersion(section.text("apiVersion", defaults.apiVersion()))
                .graphUri(section.address("graphUrl", defaults.graphUri().toString()))
                .dialogUri(section.page("loginUrl", defaults.dialogUri().toString()));
        appId.ifPresent(builder::appId);
        section.optional("signupConfiguration").ifPresent(builder::signupConfiguration);
        List<FileAccount> numbers =
                AccountKeys.list(section, "accounts", appId.isEmpty(), "phoneNumberId", this::number);
        Optional<BrowserSignIn> signIn = AccountKeys.signIn(section, network(), here, appId.isPresent(), "appId");
        Optional<WhatsAppConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> WhatsAppConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .webhook(appSecret)
                .accounts(numbers);
        return signIn.map(served::signIn).orElse(served);
    }

    private FileAccount number(Section entry) {
        String id = entry.text("phoneNumberId");
        if (!id.isEmpty() && !id.matches("[0-9]{1,20}")) {
            entry.problem(
                    "phoneNumberId", "must be the id of digits that the app's page shows, which is not the number");
        }
        Map<String, String> grant = Map.of("token", entry.secret("token").reveal(), "phone_number_id", id);
        return new LoginAccount(network(), id, grant, false, AccountKeys.history(entry), Optional.empty());
    }
}
