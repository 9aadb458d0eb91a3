package io.threadwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of docs/helpdesks.md are what the adapters declare. */
class HelpdesksTableTest {
    private static final Pattern MODULE = Pattern.compile("<module>adapters-helpdesk/([^<]+)</module>");

    private final List<HelpdeskAdapter> helpdesks = Helpdesks.all();

    @Test
    void theTablesAreWhatTheAdaptersDeclare() throws IOException {
        MadeTables.check("helpdesks.md", tables());
    }

    @Test
    void everyHelpdeskIsInTheTables() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(MadeTables.root().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1).replace("-", ""))
                .sorted()
                .toList();
        assertThat(modules).isNotEmpty();
        assertThat(helpdesks.stream()
                        .map(helpdesk -> helpdesk.getClass().getPackageName().replace("io.threadwell.helpdesk.", ""))
                        .sorted())
                .isEqualTo(modules);
    }

    private String tables() {
        StringBuilder text = new StringBuilder(MadeTables.grid(
                "helpdesk",
                helpdesks,
                helpdesk -> helpdesk.descriptor().displayName(),
                List.of(HelpdeskCapability.values()),
                (helpdesk, capability) -> helpdesk.descriptor().can(capability)));
        text.append(
                "\n| helpdesk | API | tickets a call | characters a comment | calls at once |\n|---|---|--:|--:|--:|\n");
        for (HelpdeskAdapter helpdesk : helpdesks) {
            var d = helpdesk.descriptor();
            text.append("| ")
                    .append(String.join(
                            " | ",
                            d.displayName(),
                            d.apiVersion(),
                            MadeTables.count(d.maxBatch()),
                            MadeTables.count(d.maxCommentLength()),
                            MadeTables.count(d.concurrentCalls())))
                    .append(" |\n");
        }
        return text.toString();
    }
}
