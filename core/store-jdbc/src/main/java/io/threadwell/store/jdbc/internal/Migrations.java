package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables to this version. Their history has a table of its own, so that a host's own migrations never meet it. */
final class Migrations {
    private Migrations() {}

    /** @param folder of the migrations, below {@code io/threadwell/store} */
    static void run(DataSource source, Schema schema, String folder) {
        reach(source);
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/threadwell/store/" + folder)
                .failOnMissingLocations(true)
                .placeholders(Map.of("prefix", schema.prefix()))
                .table(schema.prefix() + "schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .skipDefaultCallbacks(true)
                .validateOnMigrate(true);
        if (schema.name() != null) {
            configuration.schemas(schema.name()).createSchemas(true);
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new InvalidRequest("the tables cannot be brought to this version", e);
        }
    }

    private static void reach(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new Unavailable("the database cannot be reached: state " + e.getSQLState(), e);
        }
    }
}
