package io.threadwell.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.store.CareStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    private static final AccountId ANNA = AccountId.of("fake", "anna");
    private static final AccountId BERT = AccountId.of("fake", "bert");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("new folder").resolve("care.db");
    }

    private String one(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            assertThat(results.next()).isTrue();
            return results.getString(1);
        }
    }

    private void run(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    @Test
    void the_tables_are_made_once() throws SQLException {
        JdbcStore.sqlite(file).close();
        JdbcStore.open("jdbc:sqlite:" + file).close();
        assertThat(one("select count(*) - count(distinct version) from tw_schema_history where type = 'SQL'"))
                .isEqualTo("0");
    }

    @Test
    void the_prefix_is_that_of_every_table() throws SQLException {
        JdbcStore store = JdbcStore.builder().file(file).tablePrefix("desk_").build();
        new Flow(store).apply(1, 3);
        store.close();
        assertThat(one("select count(*) from desk_message")).isEqualTo("3");
        assertThat(one("select count(*) from sqlite_master where type = 'table'"
                        + " and name not like 'desk!_%' escape '!' and name not like 'sqlite!_%' escape '!'"))
                .isEqualTo("0");
    }

    @Test
    void the_file_has_a_log_that_is_written_ahead() throws SQLException {
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            new Flow(store).apply(1, 1);
            assertThat(one("pragma journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void a_file_that_another_store_has_open_is_refused() {
        try (JdbcStore first = JdbcStore.sqlite(file)) {
            assertThat(first.backlog().deliveries()).isZero();
            assertThatThrownBy(() -> JdbcStore.sqlite(file)).isInstanceOf(Unavailable.class);
        }
        JdbcStore.sqlite(file).close();
    }

    @Test
    void a_transaction_cannot_begin_within_another() {
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            assertThatThrownBy(() -> store.transact(Flow.WS, s -> store.transact(Flow.WS, inner -> 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within another");
        }
    }

    @Test
    void a_session_that_reads_cannot_change_anything() {
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            assertThatThrownBy(() -> store.read(Flow.WS, s -> {
                        s.cursors().put("a", "b");
                        return 1;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_session_is_over_with_its_work() {
        try (JdbcStore store = JdbcStore.sqlite(file)) {
            var leaked = store.transact(Flow.WS, s -> s.cursors());
            assertThatThrownBy(() -> leaked.put("a", "b"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("over");
        }
    }

    @Test
    void a_closed_store_serves_nobody() {
        JdbcStore store = JdbcStore.sqlite(file);
        store.close();
        assertThatThrownBy(() -> new Flow(store).apply(1, 1)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(store::backlog).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_token_is_not_readable_in_the_file_and_opens_for_its_own_account_alone() throws Exception {
        try (CareStore store = JdbcStore.sqlite(file)) {
            store.accounts().saveToken(ANNA, Token.lasting("very-secret"), 0L);
            assertThat(one("select instr(cast(cipher as text), 'very-secret') from tw_token"))
                    .isEqualTo("0");
            run("insert into tw_token (account, cipher, version)"
                    + " select 'fake:bert', cipher, 1 from tw_token where account = 'fake:anna'");
            assertThat(store.accounts().token(ANNA).orElseThrow().token().access())
                    .isEqualTo("very-secret");
            assertThatThrownBy(() -> store.accounts().token(BERT))
                    .isInstanceOf(ReauthorizationRequired.class)
                    .hasMessageContaining("fake:bert")
                    .hasMessageNotContaining("very-secret");
        }
    }

    @Test
    void the_master_key_is_made_at_the_first_token_and_only_its_owner_can_read_it() throws Exception {
        Path key = file.resolveSibling("care.db.key");
        try (CareStore store = JdbcStore.sqlite(file)) {
            assertThat(key).doesNotExist();
            store.accounts().saveToken(ANNA, Token.lasting("t"), 0L);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
        try (CareStore store = JdbcStore.sqlite(file)) {
            assertThat(store.accounts().token(ANNA)).isPresent();
        }
    }

    @Test
    void after_a_change_of_keys_the_old_one_still_opens_and_the_new_one_closes() {
        String old = key();
        String fresh = key();
        try (CareStore store = builder(old).build()) {
            store.accounts().saveToken(ANNA, Token.lasting("by the old"), 0L);
        }
        try (CareStore store = builder(fresh).masterKey(old).build()) {
            assertThat(store.accounts().token(ANNA)).isPresent();
            store.accounts().saveToken(BERT, Token.lasting("by the new"), 0L);
        }
        try (CareStore store = builder(fresh).build()) {
            assertThat(store.accounts().token(BERT)).isPresent();
            assertThatThrownBy(() -> store.accounts().token(ANNA)).isInstanceOf(ReauthorizationRequired.class);
        }
    }

    @Test
    void a_store_whose_tokens_no_key_opens_says_so_when_it_is_opened() {
        try (CareStore store = builder(key()).build()) {
            store.accounts().saveToken(ANNA, Token.lasting("t"), 0L);
        }
        assertThatThrownBy(() -> builder(key()).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("none of the master keys given opens them");
    }

    @Test
    void something_that_is_no_key_is_told_without_showing_it() {
        for (String wrong : List.of("no-key-at-all", "", "c2hvcnQ=")) {
            assertThatThrownBy(() -> builder(wrong).build())
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("32 bytes")
                    .hasMessageNotContaining("no-key-at-all");
        }
    }

    private JdbcStoreBuilder builder(String masterKey) {
        return JdbcStore.builder().file(file).masterKey(masterKey);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
