package io.threadwell.examples.gateway.crms;

import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.crm.vtiger.VtigerConfigBuilder;
import io.threadwell.crm.vtiger.VtigerCrm;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;

/** Contacts of a Vtiger. */
final class VtigerSection implements CrmSection {
    @Override
    public String name() {
        return "vtiger";
    }

    @Override
    public ServedCrm read(Section section) {
        VtigerConfigBuilder builder = VtigerConfig.builder()
                .server(section.safeAddress("url"))
                .login(section.text("user"), section.secret("accessKey"))
                .keyField(section.text("keyField"))
                .createMissing(section.yes("createMissing", true))
                .timeline(section.yes("timeline", true))
                .deals(section.yes("deals", false))
                .orders(section.yes("orders", false));
        FieldPairs.read(section, "fields", builder::field);
        FieldPairs.read(section, "contextFields", builder::contextField);
        section.optional("tierField").ifPresent(builder::tierField);
        section.optional("lifetimeValueField").ifPresent(builder::lifetimeValueField);
        Optional<VtigerConfig> config = section.built(builder::build);
        return new ServedCrm(name(), () -> VtigerCrm.of(config.orElseThrow()));
    }
}
