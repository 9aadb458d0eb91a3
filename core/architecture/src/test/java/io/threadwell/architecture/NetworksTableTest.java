package io.threadwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/networks.md are what the connectors declare. To make them anew after a change, run this test with
 * {@code -Dnetworks.write=true}.
 */
class NetworksTableTest {
    private static final String BEGIN = "<!-- made from the connectors by NetworksTableTest: -->\n";
    private static final String END = "<!-- end of what is made -->\n";
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
        Path file = root().resolve("docs/networks.md");
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String made = tables();
        if (Boolean.getBoolean("networks.write")) {
            Files.writeString(file, text.substring(0, begin) + made + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("the tables of docs/networks.md; -Dnetworks.write=true makes them anew")
                    .isEqualTo(made);
        }
    }

    @Test
    void everyConnectorIsInTheTables() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(root().resolve("pom.xml")))
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

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("connectors"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private String tables() {
        List<Capability> out = Arrays.stream(Capability.values())
                .filter(capability -> !IN.contains(capability))
                .toList();
        return "### What comes in\n\n" + grid(IN) + "\n### What goes out\n\n" + grid(out) + "\n### Limits\n\n"
                + limits();
    }

    /** Networks from top to bottom, capabilities from left to right. */
    private String grid(List<Capability> columns) {
        StringBuilder table = new StringBuilder("| network | ");
        table.append(columns.stream().map(NetworksTableTest::words).collect(Collectors.joining(" | ")));
        table.append(" |\n|---|").append(":-:|".repeat(columns.size())).append('\n');
        for (Connector connector : connectors) {
            ConnectorDescriptor descriptor = connector.descriptor();
            table.append("| ").append(descriptor.displayName()).append(" | ");
            table.append(columns.stream()
                    .map(capability -> descriptor.can(capability) ? "yes" : "")
                    .collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return table.toString();
    }

    private String limits() {
        StringBuilder table = new StringBuilder(
                "| network | API | public text | private text | counted in | images | media | upload |\n");
        table.append("|---|---|--:|--:|---|--:|---|--:|\n");
        for (Connector connector : connectors) {
            ConnectorDescriptor d = connector.descriptor();
            NetworkLimits limits = d.limits();
            table.append("| ")
                    .append(String.join(
                            " | ",
                            d.displayName(),
                            d.apiVersion(),
                            count(limits.publicText()),
                            count(limits.privateText()),
                            limits.unit(),
                            count(limits.images()),
                            media(d.media()),
                            size(d.media().maxUploadBytes())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String words(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String count(int number) {
        return number == 0 ? "-" : String.format(Locale.ROOT, "%,d", number);
    }

    private static String media(MediaRules rules) {
        return rules.keep() == MediaRules.Keep.LINK ? "linked" : "fetched, to " + size(rules.maxDownloadBytes());
    }

    private static String size(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
