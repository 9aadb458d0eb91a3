package io.threadwell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.store.CareStore;
import io.threadwell.store.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a post costs in a store that holds a million messages, beside one that holds ten thousand. The two are measured in turns, so
 * that what else the machine does, and how warm the JVM is, is the same for both.
 */
@Tag("bench")
final class GrowthTest {
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("threadwell.growth.messages", 1_000_000);
    private static final int ROUNDS = 15;
    private static final int ROUND = 2_000;
    private static final double MOST = 1.3;

    @Test
    void on_sqlite_a_post_costs_hardly_more_among_a_million(@TempDir Path folder) {
        measure("SQLite", JdbcStore.sqlite(folder.resolve("few.db")), JdbcStore.sqlite(folder.resolve("many.db")));
    }

    @Test
    void on_postgresql_a_post_costs_hardly_more_among_a_million() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            measure("PostgreSQL", database(server, "few"), database(server, "many"));
        }
    }

    private static CareStore database(EmbeddedPostgres server, String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return JdbcStore.builder()
                .url(server.getJdbcUrl("postgres", name))
                .masterKey(Base64.getEncoder().encodeToString(new byte[32]))
                .build();
    }

    private static void measure(String name, CareStore first, CareStore second) {
        try (Flow few = new Flow(first);
                Flow many = new Flow(second)) {
            few.take(FEW);
            many.take(MANY);
            double[] amongFew = new double[ROUNDS];
            double[] amongMany = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                amongFew[i] = few.take(ROUND);
                amongMany[i] = many.take(ROUND);
            }
            double cost = median(amongFew);
            double grown = median(amongMany);
            System.out.printf(
                    "%-10s %,9d messages: %6.1f us a post   %,9d messages: %6.1f us a post   ratio %.2f%n",
                    name, few.stored(), cost / 1e3, many.stored(), grown / 1e3, grown / cost);
            assertThat(grown / cost).as("a post's cost on %s", name).isLessThanOrEqualTo(MOST);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
