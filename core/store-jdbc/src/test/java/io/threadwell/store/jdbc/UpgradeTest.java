package io.threadwell.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.CareStore.DueTarget;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * What an earlier version stored is there under the same ids after an upgrade. Each version of the schema has a file of rows as that
 * version wrote them; a new version adds one, and none is ever changed.
 */
class UpgradeTest {
    private static final AccountId PAGE = AccountId.of("facebook", "1001");
    private static final CaseId CASE = new CaseId(21);
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void sqlite(String version, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("care.db");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        bringTo(version, source, "sqlite", null);
        try (CareStore store = JdbcStore.sqlite(file)) {
            assertKept(store);
        }
        assertThat(versions(source))
                .as("it was brought further")
                .contains(version)
                .hasSizeGreaterThan(Integer.parseInt(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void postgresql(String version) throws Exception {
        String schema = RealPostgres.freshSchema();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(RealPostgres.url());
        source.setCurrentSchema(schema);
        bringTo(version, source, "postgresql", schema);
        try (CareStore store = RealPostgres.store(schema).build()) {
            assertKept(store);
        }
        assertThat(versions(source))
                .as("it was brought further")
                .contains(version)
                .hasSizeGreaterThan(Integer.parseInt(version));
    }

    private static void bringTo(String version, DataSource source, String folder, @Nullable String schema)
            throws IOException, SQLException {
        FluentConfiguration flyway = Flyway.configure(UpgradeTest.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/threadwell/store/" + folder)
                .placeholders(Map.of("prefix", "tw_"))
                .table("tw_schema_history")
                .target(version);
        if (schema != null) {
            flyway.schemas(schema).createSchemas(true);
        }
        flyway.load().migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String row : rows(version).split(";\n")) {
                statement.execute(row);
            }
        }
    }

    private static List<String> versions(DataSource source) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version from tw_schema_history where success and version is not null")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    private static String rows(String version) throws IOException {
        try (InputStream rows =
                Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("kept/" + version + ".sql"), version)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertKept(CareStore store) {
        assertThat(store.accounts().find(PAGE)).isPresent();
        NodeId node = store.nodes().join(LATER);
        Target target = Target.account(PAGE);
        assertThat(store.dueTargets(LATER, 9, due -> true)).containsExactly(new DueTarget(WorkspaceId.DEFAULT, target));
        store.transact(WorkspaceId.DEFAULT, session -> {
            assertCase(session);
            assertContact(session);
            assertThat(session.outbox().claim(target, node, LATER, 9, 9))
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.commands())
                            .extracting(Command::name)
                            .containsExactly("network.reply"));
            return 1;
        });
    }

    private static void assertContact(StoreSession session) {
        PersonaKey anna = new PersonaKey(PAGE, "p-7");
        assertThat(session.contacts().keys(List.of(anna))).containsExactly(Map.entry(anna, anna));
        assertThat(session.contacts().personas(List.of(anna)).values())
                .as("versions 1 and 2 have no row of hers")
                .allSatisfy(contact -> assertThat(contact).singleElement().satisfies(persona -> assertThat(
                                persona.profile().displayName())
                        .isEqualTo("Anna")));
    }

    private static void assertCase(StoreSession session) {
        List<Message> known = session.messages().byExternalId(PAGE, List.of("1_10"));
        assertThat(known).extracting(Message::text).containsExactly("Where is it?");
        assertThat(session.cases().tickets(CASE)).containsExactly(new ExternalRef("zendesk", "4711", null));
        assertThat(session.cases().caseOf("zendesk", "4711")).contains(CASE);
        CareCase careCase = session.cases().find(List.of(CASE)).get(0);
        assertThat(careCase.version()).isEqualTo(2);
        assertThat(session.threads().ofCase(CASE)).hasSize(1);
        assertThat(session.cases().events(CASE, 0, 9))
                .hasSize(4)
                .extracting(CaseEvent::change)
                .doesNotHaveAnyElementsOfTypes(CaseChange.Other.class);
    }
}
