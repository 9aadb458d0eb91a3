package io.threadwell.examples.gateway.networks;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConfig.Groups;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Telegram's bots. They are polled, or delivered where the webhook's secret is given. */
final class TelegramSection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("telegram");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        TelegramConfig defaults = TelegramConfig.defaults();
        Optional<Secret> webhookSecret = section.optionalSecret("webhookSecret");
        TelegramConfig.Builder builder = TelegramConfig.builder()
                .pollEvery(section.interval("pollInterval", defaults.pollEvery()))
                .groups(section.choice("groups", groups(), defaults.groups()))
                .apiAddress(section.address("apiUrl", defaults.apiAddress().toString()));
        webhookSecret.ifPresent(secret -> builder.webhook(here.webhook(network()), AccountKeys.newest(secret)));
        if (webhookSecret.isPresent() && !here.isKnown()) {
            section.problem("webhookSecret", "needs listen.publicUrl, which Telegram is told to deliver to");
        }
        List<FileAccount> bots = AccountKeys.list(section, "accounts", true, "token", this::bot);
        Optional<TelegramConfig> config = section.built(builder::build);
        ServedNetwork served = ServedNetwork.of(network(), clock -> TelegramConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .accounts(bots);
        return webhookSecret.map(served::webhook).orElse(served);
    }

    /** A bot's id stands in its token, before the colon. */
    private FileAccount bot(Section entry) {
        Secret token = entry.secret("token");
        String id = token.reveal().replaceFirst(":.*", "");
        if (!id.equals("missing") && !token.reveal().matches("[0-9]{1,20}:\\S+")) {
            entry.problem("token", "must be as BotFather shows it: digits, a colon and more");
            id = "0";
        }
        return new LoginAccount(
                network(),
                id,
                Map.of("token", token.reveal()),
                false,
                AccountKeys.history(entry),
                Optional.of(Trial.renewing(new AccountId(network(), id), Token.lasting(token.reveal()))));
    }

    private static Map<String, Groups> groups() {
        Map<String, Groups> groups = new LinkedHashMap<>();
        groups.put("delivered", Groups.DELIVERED);
        groups.put("addressed", Groups.ADDRESSED);
        return groups;
    }
}
