package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables to this version. Their history has a table of its own, so that a host's own migrations never meet it. */
final class Migrations {
    /** The version of the last migration in this jar. */
    static final String LATEST = "4";

    private static final String HISTORY = "schema_history";

    private Migrations() {}

    /** @param folder of the migrations, below {@code io/threadwell/store} */
    static void run(DataSource source, Schema schema, String folder) {
        if (isCurrent(source, schema)) {
            return;
        }
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/threadwell/store/" + folder)
                .failOnMissingLocations(true)
                .placeholders(Map.of("prefix", schema.prefix()))
                .table(schema.prefix() + HISTORY)
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
            if (isOutOfReach(e)) {
                throw new Unavailable(
                        "the database cannot be reached, or gives fewer than the two connections that a migration needs",
                        e);
            }
            throw new InvalidRequest("the tables cannot be brought to this version", e);
        }
    }

    private static boolean isOutOfReach(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("08"))) {
                return true;
            }
        }
        return false;
    }

    /** Loading Flyway takes longer than all else at a start, so it is left out where there is nothing to do. */
    private static boolean isCurrent(DataSource source, Schema schema) {
        try (Connection connection = source.getConnection()) {
            return hasLatest(connection, schema.tables() + HISTORY);
        } catch (SQLException e) {
            throw new Unavailable("the database cannot be reached: state " + e.getSQLState(), e);
        }
    }

    private static boolean hasLatest(Connection connection, String history) {
        String query = "select 1 from " + history + " where version = '" + LATEST + "' and success";
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            return results.next();
        } catch (SQLException noHistoryYet) {
            return false;
        }
    }
}
