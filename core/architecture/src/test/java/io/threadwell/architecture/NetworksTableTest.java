package io.threadwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.DataRules;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of docs/networks.md are what the connectors declare. */
class NetworksTableTest {
    private static final Pattern MODULE = Pattern.compile("<module>connectors/([^<]+)</module>");
    private static final long MOST_BYTES = 1_000_000;

    private static final List<Capability> IN = List.of(
            Capability.WEBHOOK,
            Capability.POLL,
            Capability.STREAM,
            Capability.EDITS,
            Capability.DELETIONS,
            Capability.ECHO,
            Capability.RECEIPTS);

    private final List<Connector> connectors = Connectors.all();

    @Test
    void theTablesAreWhatTheConnectorsDeclare() throws IOException {
        MadeTables.check("networks.md", tables());
    }

    @Test
    void everyConnectorIsInTheTables() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(MadeTables.root().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("meta-graph"))
                .sorted()
                .toList();
        assertThat(modules).isNotEmpty();
        assertThat(connectors.stream()
                        .map(connector -> connector.descriptor().network().id())
                        .sorted())
                .isEqualTo(modules);
    }

    @Test
    void aConnectorIsSmall() throws IOException {
        for (Connector connector : connectors) {
            assertThat(Connectors.bytes(connector.getClass()))
                    .as("bytes of %s", connector.descriptor().network())
                    .isLessThan(MOST_BYTES);
        }
    }

    private String tables() {
        List<Capability> out = Arrays.stream(Capability.values())
                .filter(capability -> !IN.contains(capability))
                .toList();
        return "### What comes in\n\n" + grid(IN) + "\n### What goes out\n\n" + grid(out) + "\n### Limits\n\n"
                + limits();
    }

    private String grid(List<Capability> columns) {
        return MadeTables.grid(
                "network",
                connectors,
                connector -> connector.descriptor().displayName(),
                columns,
                (connector, capability) -> connector.descriptor().can(capability));
    }

    private String limits() {
        StringBuilder table = new StringBuilder(
                "| network | API | public text | private text | counted in | images | media | upload | data |\n");
        table.append("|---|---|--:|--:|---|--:|---|--:|---|\n");
        for (Connector connector : connectors) {
            ConnectorDescriptor d = connector.descriptor();
            NetworkLimits limits = d.limits();
            table.append("| ")
                    .append(String.join(
                            " | ",
                            d.displayName(),
                            d.apiVersion(),
                            MadeTables.count(limits.publicText()),
                            MadeTables.count(limits.privateText()),
                            limits.unit(),
                            MadeTables.count(limits.images()),
                            media(d.media()),
                            size(d.media().maxUploadBytes()),
                            data(d.data())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String media(MediaRules rules) {
        return rules.keep() == MediaRules.Keep.LINK ? "linked" : "fetched, to " + size(rules.maxDownloadBytes());
    }

    private static String data(DataRules rules) {
        List<String> words = new ArrayList<>();
        if (rules.text() != null) {
            words.add("texts " + hours(rules.text()));
        }
        if (rules.profile() != null) {
            words.add("profiles " + hours(rules.profile()));
        }
        if (!rules.passedOn()) {
            words.add("not into a CRM");
        }
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String hours(Duration time) {
        return time.toDays() > 3 ? time.toDays() + " d" : time.toHours() + " h";
    }

    private static String size(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
