package io.threadwell.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.store.CareStore;
import io.threadwell.store.jdbc.internal.Database;
import io.threadwell.store.jdbc.internal.Schema;
import io.threadwell.store.jdbc.internal.SqliteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Says where a store is. Exactly one of {@link #file}, {@link #url} and {@link #dataSource} must be given. */
public final class JdbcStoreBuilder {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final List<String> masterKeys = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable String url;
    private @Nullable DataSource dataSource;
    private @Nullable String schema;
    private String tablePrefix = "tw_";
    private int poolSize = 10;
    private boolean migrate = true;

    JdbcStoreBuilder() {}

    /** A SQLite database in this file. */
    public JdbcStoreBuilder file(Path databaseFile) {
        file = databaseFile;
        return this;
    }

    /** A database by its address: {@code jdbc:sqlite:...} or {@code jdbc:postgresql:...}. */
    public JdbcStoreBuilder url(String jdbcUrl) {
        if (jdbcUrl.startsWith(SQLITE)) {
            return file(Path.of(jdbcUrl.substring(SQLITE.length())));
        }
        if (!jdbcUrl.startsWith(POSTGRESQL)) {
            throw new InvalidRequest("a store's address begins with " + SQLITE + " or " + POSTGRESQL);
        }
        url = jdbcUrl;
        return this;
    }

    /** A PostgreSQL database through the host's own connections; the store does not close them. */
    public JdbcStoreBuilder dataSource(DataSource source) {
        dataSource = source;
        return this;
    }

    /** The schema for our tables, made when it is not there; by default that of the connections. PostgreSQL only. */
    public JdbcStoreBuilder schema(String name) {
        schema = name;
        return this;
    }

    /** What our tables' names begin with; {@code tw_} by default. */
    public JdbcStoreBuilder tablePrefix(String prefix) {
        tablePrefix = prefix;
        return this;
    }

    /** How many connections to hold for {@link #url}; 10 by default. */
    public JdbcStoreBuilder poolSize(int connections) {
        poolSize = connections;
        return this;
    }

    /** False when the tables are made by hand; true by default. */
    public JdbcStoreBuilder migrate(boolean makeTables) {
        migrate = makeTables;
        return this;
    }

    /**
     * A key that tokens are encrypted with: 32 bytes, or a Tink keyset as JSON, in Base64. To change keys, give the new one
     * first and the old ones after it: the first encrypts, all decrypt. By default, keys are taken from the environment variable
     * {@code THREADWELL_MASTER_KEY}, several with commas between; without it, SQLite makes one of its own in a file beside the
     * database, and PostgreSQL refuses tokens.
     */
    public JdbcStoreBuilder masterKey(String key) {
        masterKeys.add(key);
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws InvalidRequest when what was given does not go together
     * @throws Unavailable when the database cannot be reached
     */
    public JdbcStore build() {
        Path path = file;
        DataSource given = dataSource;
        String address = url;
        int places = (path == null ? 0 : 1) + (given == null ? 0 : 1) + (address == null ? 0 : 1);
        if (places != 1) {
            throw new InvalidRequest("a store needs exactly one of a file, an address and a data source");
        }
        Schema where = new Schema(schema, tablePrefix);
        if (path != null) {
            return new JdbcStore(sqlite(path, where));
        }
        if (given != null) {
            return new JdbcStore(Database.postgresql(given, () -> {}, where, keys(), migrate));
        }
        return new JdbcStore(pooled(String.valueOf(address), where));
    }

    private CareStore sqlite(Path path, Schema where) {
        if (where.name() != null) {
            throw new InvalidRequest("SQLite has no schemas; leave the schema out");
        }
        return Database.sqlite(SqliteFile.open(path), where, keys(), migrate);
    }

    private CareStore pooled(String address, Schema where) {
        HikariDataSource pool = pool(address);
        try {
            return Database.postgresql(pool, pool, where, keys(), migrate);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private HikariDataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setPoolName("threadwell-store");
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setAutoCommit(false);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new Unavailable("the database cannot be reached", e);
        } catch (RuntimeException e) {
            // without its cause, which repeats the address, and with it a password
            throw new InvalidRequest("the address of the database is not one that PostgreSQL's driver takes");
        }
    }

    private @Nullable List<String> keys() {
        String named = System.getenv("THREADWELL_MASTER_KEY");
        if (masterKeys.isEmpty() && named != null && !named.isBlank()) {
            return List.of(named.split(","));
        }
        return masterKeys.isEmpty() ? null : List.copyOf(masterKeys);
    }
}
