package io.threadwell.examples.gateway;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.store.jdbc.JdbcStore;
import io.threadwell.store.jdbc.JdbcStoreBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** Opens the store, or tries whether it could be opened. */
final class Stores {
    private static final String SQLITE = "jdbc:sqlite:";

    private Stores() {}

    static JdbcStore open(GatewayConfig.Store config) {
        JdbcStoreBuilder builder = JdbcStore.builder().url(config.jdbcUrl()).poolSize(config.poolSize());
        config.schema().ifPresent(builder::schema);
        config.masterKeys().stream().map(Secret::reveal).forEach(builder::masterKey);
        return builder.build();
    }

    /**
     * Tries without changing anything: a gateway that runs meanwhile is not disturbed.
     *
     * @return what was found
     * @throws Unavailable when the store could not be opened
     * @throws InUse when it is a file that another process works on
     */
    static String check(GatewayConfig.Store config) {
        if (config.url().startsWith(SQLITE)) {
            return check(Path.of(config.url().substring(SQLITE.length())).toAbsolutePath());
        }
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl())) {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException away) {
            throw new Unavailable("cannot connect to " + config.place() + ": " + reason(away), away);
        }
    }

    /** The driver's own message may repeat the address, and with it a password. */
    private static String reason(SQLException away) {
        String state = String.valueOf(away.getSQLState());
        if (state.startsWith("28")) {
            return "user or password is refused";
        } else if (state.equals("3D000")) {
            return "there is no such database";
        }
        return state.startsWith("08") ? "nobody answers there" : "SQL state " + state;
    }

    private static String check(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        Path nearest = folder;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            throw new Unavailable("cannot write to " + folder);
        } else if (Files.isDirectory(file)) {
            throw new Unavailable(file + " is a folder; a file in it is needed");
        } else if (isLocked(file)) {
            throw new InUse("another process works on " + file + "; only one can");
        }
        return "SQLite in " + folder;
    }

    /** Looks at the lock that {@link JdbcStore} holds beside the file while it is open. */
    private static boolean isLocked(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        if (!Files.exists(beside)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException heldHere) {
            return true;
        } catch (IOException unreadable) {
            throw new Unavailable("cannot write to " + beside, unreadable);
        }
    }
}
