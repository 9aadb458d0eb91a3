package io.threadwell.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void the_last_migration_is_the_one_that_a_start_looks_for() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("care.db"));
        Migrations.run(source, new Schema(null, "tw_"), "sqlite");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "select version from tw_schema_history order by installed_rank desc limit 1")) {
            assertThat(last.next()).isTrue();
            assertThat(last.getString(1)).isEqualTo(Migrations.LATEST);
        }
    }
}
