package io.threadwell.examples.gateway.helpdesks;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.yaml.Section;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.helpdesk.helpscout.HelpScoutConfigBuilder;
import io.threadwell.helpdesk.helpscout.HelpScoutHelpdesk;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An inbox of Help Scout. */
final class HelpScoutSection implements HelpdeskSection {
    private static final Map<CaseStatus, String> STATUSES = new EnumMap<>(Map.of(
            CaseStatus.NEW, "active",
            CaseStatus.OPEN, "active",
            CaseStatus.PENDING, "pending",
            CaseStatus.ON_HOLD, "pending",
            CaseStatus.SOLVED, "closed",
            CaseStatus.CLOSED, "closed"));

    @Override
    public String name() {
        return "helpscout";
    }

    @Override
    public ServedHelpdesk read(Section section) {
        HelpScoutConfigBuilder builder = HelpScoutConfig.builder()
                .app(section.needed("appId"), section.secret("appSecret"))
                .mailbox(section.id("mailbox"))
                .keyField(section.id("keyField"))
                .defaultTags(Set.copyOf(section.words("defaultTags")))
                .mailAddresses(section.yes("mailAddresses", false))
                .changesInterval(section.interval("changesInterval", Duration.ofSeconds(30)))
                .concurrentCalls(section.number("concurrentCalls", 4, 1, 30));
        section.optional("addressDomain").ifPresent(builder::addressDomain);
        if (section.has("url")) {
            builder.baseUri(section.safeAddress("url"));
        }
        TicketKeys.customFields(section, HelpScoutConfig.CUSTOM_FIELDS, builder::customField);
        TicketKeys.statuses(section, List.of("active", "pending", "closed"), STATUSES, builder::status);
        Optional<Secret> webhook = TicketKeys.webhook(section, builder::integrationUser);
        Optional<HelpScoutConfig> config = section.built(builder::build);
        return new ServedHelpdesk(name(), clock -> HelpScoutHelpdesk.of(config.orElseThrow()), webhook);
    }
}
