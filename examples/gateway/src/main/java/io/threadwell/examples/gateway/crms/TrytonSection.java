package io.threadwell.examples.gateway.crms;

import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.crm.tryton.TrytonConfigBuilder;
import io.threadwell.crm.tryton.TrytonCrm;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;

/** Parties of a Tryton. */
final class TrytonSection implements CrmSection {
    @Override
    public String name() {
        return "tryton";
    }

    @Override
    public ServedCrm read(Section section) {
        TrytonConfigBuilder builder = TrytonConfig.builder()
                .server(section.safeAddress("url"))
                .database(section.text("database"))
                .login(section.text("user"), section.secret("password"))
                .createMissing(section.yes("createMissing", true))
                .timeline(section.yes("timeline", true))
                .orders(section.yes("orders", false));
        section.words("networks").forEach(builder::network);
        FieldPairs.read(section, "fields", builder::field);
        FieldPairs.read(section, "contextFields", builder::contextField);
        section.optional("tierCategory").ifPresent(builder::tierCategory);
        section.optional("companyRelation").ifPresent(builder::companyRelation);
        Optional<TrytonConfig> config = section.built(builder::build);
        return new ServedCrm(name(), () -> TrytonCrm.of(config.orElseThrow()));
    }
}
