package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.connector.bluesky.BlueskyConnector;
import io.threadwell.examples.gateway.yaml.Section;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bluesky accounts, which sign in with app passwords. */
final class BlueskySection implements NetworkSection {
    @Override
    public Network network() {
        return new Network("bluesky");
    }

    @Override
    public ServedNetwork read(Section section, PublicAddress here) {
        BlueskyConfig defaults = BlueskyConfig.builder().build();
        Duration pollEvery = section.interval("pollInterval", defaults.notificationsEvery());
        BlueskyConfig.Builder builder = BlueskyConfig.builder()
                .notificationsEvery(pollEvery)
                .chatEvery(pollEvery)
                .repairEvery(section.interval("repairInterval", defaults.repairEvery()))
                .repairWindow(section.interval("repairWindow", defaults.repairWindow()))
                .directMessages(section.yes("directMessages", defaults.directMessages()))
                .reactions(section.yes("reactions", defaults.reactions()))
                .languages(section.words("languages"));
        List<FileAccount> accounts = AccountKeys.list(
                section,
                "accounts",
                true,
                "identifier",
                entry -> account(entry, defaults.service().toString()));
        Optional<BlueskyConfig> config = section.built(builder::build);
        return ServedNetwork.of(network(), clock -> BlueskyConnector.builder()
                        .config(config.orElseThrow())
                        .clock(clock)
                        .build())
                .accounts(accounts);
    }

    private FileAccount account(Section entry, String defaultService) {
        URI service = entry.address("service", defaultService);
        String identifier = entry.text("identifier");
        if (identifier.startsWith("@") || identifier.chars().anyMatch(Character::isWhitespace)) {
            entry.problem("identifier", "must be a handle such as acme.example.com, without @, or a DID");
        }
        Map<String, String> grant = Map.of(
                "service", service.toString(),
                "identifier", identifier,
                "password", entry.secret("appPassword").reveal());
        return new LoginAccount(
                network(), identifier, grant, true, AccountKeys.history(entry), Optional.of(Trial.signingIn(grant)));
    }
}
