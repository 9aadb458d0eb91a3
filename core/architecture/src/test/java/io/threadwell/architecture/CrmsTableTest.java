package io.threadwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/crms.md is what the adapters declare. */
class CrmsTableTest {
    private static final Pattern MODULE = Pattern.compile("<module>adapters-crm/([^<]+)</module>");

    private final List<CrmAdapter> crms = Crms.all();

    @Test
    void theTableIsWhatTheAdaptersDeclare() throws IOException {
        MadeTables.check("crms.md", table());
    }

    @Test
    void everyCrmIsInTheTable() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(MadeTables.root().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.endsWith("-client"))
                .map(module -> module.replace("-", ""))
                .sorted()
                .toList();
        assertThat(modules).isNotEmpty();
        assertThat(crms.stream()
                        .map(crm -> crm.getClass().getPackageName().replace("io.threadwell.crm.", ""))
                        .sorted())
                .isEqualTo(modules);
    }

    private String table() {
        StringBuilder text = new StringBuilder(MadeTables.grid(
                "CRM",
                crms,
                crm -> crm.descriptor().displayName(),
                List.of(CrmCapability.values()),
                (crm, capability) -> crm.descriptor().can(capability)));
        text.append("\n| CRM | API | people a call |\n|---|---|--:|\n");
        for (CrmAdapter crm : crms) {
            var d = crm.descriptor();
            text.append("| ")
                    .append(String.join(" | ", d.displayName(), d.apiVersion(), MadeTables.count(d.maxBatch())))
                    .append(" |\n");
        }
        return text.toString();
    }
}
