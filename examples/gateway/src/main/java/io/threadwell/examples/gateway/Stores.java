package io.threadwell.examples.gateway;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.store.jdbc.JdbcStore;
import io.threadwell.store.jdbc.JdbcStoreBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Opens the store, or tries whether it could be opened. */
final class Stores {
    private static final String SQLITE = "jdbc:sqlite:";

    private Stores() {}

    static JdbcStore open(GatewayConfig.Store config) {
        JdbcStoreBuilder builder = JdbcStore.builder().url(config.url());
        config.masterKeys().stream().map(Secret::reveal).forEach(builder::masterKey);
        return builder.build();
    }

    /**
     * Tries without changing anything: a gateway that runs meanwhile is not disturbed.
     *
     * @return what was found
     * @throws Unavailable when the store could not be opened
     */
    static String check(GatewayConfig.Store config) {
        Optional<Path> folder = folder(config);
        if (folder.isPresent()) {
            Path nearest = folder.get().toAbsolutePath();
            while (nearest != null && !Files.exists(nearest)) {
                nearest = nearest.getParent();
            }
            if (nearest == null || !Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
                throw new Unavailable("cannot write to " + folder.get());
            }
            return "SQLite in " + folder.get();
        }
        try (Connection connection = DriverManager.getConnection(config.url())) {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException away) {
            throw new Unavailable("cannot connect to " + config.place() + " (" + away.getSQLState() + ")", away);
        }
    }

    /** Where a SQLite file is; empty for other databases, and for one in memory. */
    private static Optional<Path> folder(GatewayConfig.Store config) {
        String place = config.place();
        if (!place.startsWith(SQLITE) || place.startsWith(SQLITE + ":")) {
            return Optional.empty();
        }
        Path file = Path.of(place.substring(SQLITE.length()).replaceFirst("^file:", ""));
        return Optional.ofNullable(file.toAbsolutePath().getParent());
    }
}
