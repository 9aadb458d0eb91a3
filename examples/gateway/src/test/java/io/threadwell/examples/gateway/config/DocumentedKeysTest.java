package io.threadwell.examples.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.examples.gateway.yaml.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example and the documentation name every key that is known, and no other. */
class DocumentedKeysTest {
    private static final Path EXAMPLE = Path.of("gateway.example.yaml");
    private static final Path DOCUMENTATION = Path.of("../../docs/gateway.md");

    private final Reading reading = new Reading(Map.of());
    private String whole = "";

    @BeforeEach
    void everyKeyOfTheExampleIsRead() throws IOException {
        whole = Files.readString(EXAMPLE).replaceAll("(?m)^( *)# ((- )?[a-zA-Z_-]+:( .*)?)$", "$1$2");
        new ConfigFile(reading).gateway(whole);
    }

    @Test
    void theExampleHasEveryKey() {
        Set<String> written = new TreeSet<>();
        collect("", new Load(LoadSettings.builder().build()).loadFromString(whole), written);

        assertThat(written).isEqualTo(reading.asked());
    }

    @Test
    void theDocumentationHasTheExampleAsItStands() throws IOException {
        assertThat(Files.readString(DOCUMENTATION)).contains("```yaml\n" + Files.readString(EXAMPLE) + "```\n");
    }

    @Test
    void theDocumentationExplainsEveryKey() throws IOException {
        String text = Files.readString(DOCUMENTATION).replace("[]", "");
        Set<String> keys = new TreeSet<>(reading.asked());
        // sections are explained by their keys
        keys.removeIf(key -> reading.asked().stream().anyMatch(other -> other.startsWith(key + ".")));

        assertThat(keys).allSatisfy(key -> assertThat(text).contains("| `" + key + "` |"));
    }

    private static void collect(String path, Object value, Set<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                String here = path.isEmpty() ? String.valueOf(key) : path + "." + key;
                into.add(here);
                collect(here, below, into);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> collect(path, entry, into));
        }
    }
}
