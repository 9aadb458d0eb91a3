package io.threadwell.engine;

import io.threadwell.api.store.CareStore;
import io.threadwell.store.jdbc.JdbcStore;
import io.threadwell.testkit.store.InMemoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.stream.Stream;

/** The stores that scenarios run on, each fresh. */
enum Storage {
    MEMORY {
        @Override
        CareStore open() {
            return new InMemoryStore();
        }
    },
    SQLITE {
        @Override
        CareStore open() {
            try {
                Path folder = Files.createTempDirectory("threadwell");
                folder.toFile().deleteOnExit();
                return JdbcStore.sqlite(folder.resolve("care.db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        CareStore open() {
            return JdbcStore.builder()
                    .url(Postgres.freshDatabase())
                    .masterKey(Base64.getEncoder().encodeToString(new byte[32]))
                    .build();
        }
    };

    abstract CareStore open();

    /** For scenarios that depend on storage. */
    static Stream<Storage> all() {
        return Stream.of(values());
    }

    /** One server for all tests of the JVM, a database for each store. */
    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();
        private static int databases;

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static synchronized String freshDatabase() {
            String name = "care" + ++databases;
            try (var connection = SERVER.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return SERVER.getJdbcUrl("postgres", name);
        }
    }
}
