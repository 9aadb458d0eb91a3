package io.threadwell.examples.gateway.crms;

import io.threadwell.crm.zoho.DataCentre;
import io.threadwell.crm.zoho.Timeline;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.crm.zoho.ZohoConfigBuilder;
import io.threadwell.crm.zoho.ZohoCrm;
import io.threadwell.examples.gateway.yaml.Section;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Contacts or leads of Zoho CRM. */
final class ZohoSection implements CrmSection {
    @Override
    public String name() {
        return "zoho";
    }

    @Override
    public ServedCrm read(Section section) {
        ZohoConfigBuilder builder = ZohoConfig.builder()
                .dataCentre(section.choice("dataCentre", words(DataCentre.values()), DataCentre.US))
                .client(section.text("clientId"), section.secret("clientSecret"))
                .refreshToken(section.secret("refreshToken"))
                .module(section.text("module", "Contacts"))
                .timeline(section.choice("timeline", words(Timeline.values()), Timeline.NOTES))
                .createMissing(section.yes("createMissing", true))
                .workflows(section.yes("workflows", false))
                .deals(section.yes("deals", true))
                .orders(section.yes("orders", false));
        FieldPairs.read(section, "networks", builder::network);
        FieldPairs.read(section, "fields", builder::field);
        FieldPairs.read(section, "contextFields", builder::contextField);
        section.optional("tierField").ifPresent(builder::tierField);
        section.optional("leadCompany").ifPresent(builder::leadCompany);
        if (section.has("url")) {
            URI server = section.safeAddress("url");
            builder.servers(server, server);
        }
        Optional<ZohoConfig> config = section.built(builder::build);
        return new ServedCrm(name(), () -> ZohoCrm.of(config.orElseThrow()));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E one : values) {
            words.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        return words;
    }
}
