package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.config.GatewayConfig.Store;
import io.threadwell.examples.gateway.yaml.Problems;
import io.threadwell.examples.gateway.yaml.Reading;
import io.threadwell.examples.gateway.yaml.Section;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where everything is kept. {@code THREADWELL_STORE} in the environment wins over {@code store.url}. */
final class StoreSection {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String VARIABLE = "THREADWELL_STORE";
    private static final Pattern PASSWORD = Pattern.compile("[?&]password=[^&]");

    private final Section section;
    private final Reading reading;
    private final boolean overridden;

    StoreSection(Section section, Reading reading) {
        this.section = section;
        this.reading = reading;
        this.overridden = reading.overridden(VARIABLE).isPresent();
    }

    Store read() {
        if (PASSWORD.matcher(section.literal("url")).find()) {
            section.problem(
                    "url", "a password does not belong in a file: give it as password: ${STORE_PASSWORD} below store");
        }
        String url =
                reading.overridden(VARIABLE).orElseGet(() -> section.text("url", "jdbc:sqlite:data/threadwell.db"));
        judge(url);
        Store store = new Store(
                url,
                optional("user"),
                section.has("password") ? Optional.of(section.secret("password")) : Optional.empty(),
                schema(),
                section.number("poolSize", 10, 1, 1000),
                keys(url));
        judgeServersKeys(store);
        section.end();
        return store;
    }

    private Optional<String> optional(String key) {
        return section.has(key) ? Optional.of(section.text(key)) : Optional.empty();
    }

    private Optional<String> schema() {
        Optional<String> schema = optional("schema");
        if (schema.isPresent() && !schema.get().matches("[a-z_][a-z0-9_]{0,30}")) {
            section.problem("schema", "must be 1 to 31 of a-z, 0-9 and _");
            return Optional.empty();
        }
        return schema;
    }

    private void judge(String url) {
        if (url.startsWith(SQLITE)) {
            judgeFile(url.substring(SQLITE.length()));
        } else if (url.startsWith(POSTGRESQL)) {
            judgeServer(url);
        } else if (!url.isEmpty()) {
            problem("must begin with jdbc:sqlite: or jdbc:postgresql:");
        }
    }

    private void judgeFile(String file) {
        if (file.startsWith(":memory:") || file.isBlank()) {
            problem("must name a file, such as jdbc:sqlite:data/threadwell.db: what is acknowledged has to be on disk");
        } else if (file.startsWith("file:")) {
            problem("must name the file without file:, such as jdbc:sqlite:data/threadwell.db");
        } else if (file.contains("?")) {
            problem("SQLite takes a file alone, without ? and parameters");
        } else if (file.indexOf('\0') >= 0) {
            problem("must name a file");
        }
    }

    private void judgeServer(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException notTaken) {
            problem("must look like jdbc:postgresql://host:5432/database");
        }
    }

    private void problem(String message) {
        if (overridden) {
            reading.problems().add(Problems.NO_LINE, VARIABLE, message);
        } else {
            section.problem("url", message);
        }
    }

    private List<Secret> keys(String url) {
        List<Secret> keys = section.has("masterKeys")
                ? Arrays.stream(section.secret("masterKeys", "THREADWELL_MASTER_KEY")
                                .reveal()
                                .split(","))
                        .map(Secret::of)
                        .toList()
                : List.of();
        if (url.startsWith(POSTGRESQL)
                && keys.isEmpty()
                && reading.overridden("THREADWELL_MASTER_KEY").isEmpty()) {
            section.problem("masterKeys", "missing; PostgreSQL keeps tokens only with a key of your own");
        }
        return keys;
    }

    private void judgeServersKeys(Store store) {
        if (store.url().startsWith(SQLITE)) {
            for (String key : List.of("user", "password", "schema")) {
                if (section.has(key)) {
                    section.problem(key, "is for PostgreSQL; a SQLite file has none");
                }
            }
        }
    }
}
