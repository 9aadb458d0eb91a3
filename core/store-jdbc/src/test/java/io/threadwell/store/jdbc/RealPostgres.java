package io.threadwell.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server for the tests of this module, one for the whole run; each test has a schema of its own. */
final class RealPostgres {
    static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private RealPostgres() {}

    private static final class Server {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF-8")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String url() {
        return Server.ONE.getJdbcUrl("postgres", "postgres");
    }

    static String freshSchema() {
        return "s" + SCHEMAS.incrementAndGet();
    }

    static JdbcStoreBuilder store(String schema) {
        return JdbcStore.builder().url(url()).schema(schema).poolSize(8).masterKey(MASTER_KEY);
    }
}
