package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/** A database file, held by this process alone for as long as it is open. */
public final class SqliteFile implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;
    /** In KiB, as a negative number of the pragma cache_size means. */
    private static final int WRITER_CACHE = -64 * 1024;

    private static final int READER_CACHE = -8 * 1024;
    /** Pages of the log that a commit may leave before it takes them into the database: enough to write each hot page once. */
    private static final int LOG_PAGES = 4_000;

    private static final int LOG_BYTES_KEPT = 64 * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private SqliteFile(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws Unavailable when another store has the file, in this process or another */
    public static SqliteFile open(Path path) {
        Path file = path.toAbsolutePath();
        try {
            Path directory = file.getParent();
            if (directory == null) {
                throw new InvalidRequest("the database " + file + " is not a file");
            }
            Files.createDirectories(directory);
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Unavailable("another store works on " + file
                        + "; SQLite serves one process at a time, PostgreSQL serves several");
            }
            return new SqliteFile(file, channel, lock);
        } catch (IOException e) {
            throw new Unavailable("the database " + file + " cannot be opened", e);
        }
    }

    Path masterKey() {
        return file.resolveSibling(file.getFileName() + ".key");
    }

    public String url() {
        return "jdbc:sqlite:" + file;
    }

    Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setCacheSize(WRITER_CACHE);
        config.setPragma(Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(LOG_BYTES_KEPT));
        Connection connection = config.createConnection(url());
        run(connection, "pragma wal_autocheckpoint = " + LOG_PAGES);
        connection.setAutoCommit(false);
        return connection;
    }

    Connection reader() throws SQLException {
        SQLiteConfig config = config();
        config.setCacheSize(READER_CACHE);
        Connection connection = config.createConnection(url());
        Function.create(connection, "folded", new Folded(), 1, Function.FLAG_DETERMINISTIC);
        run(connection, "pragma query_only = 1");
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new Unavailable("the lock of " + file + " cannot be given back", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** {@code synchronous=FULL}: without it a commit can be lost with the power, and it has been acknowledged. */
    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(TempStore.MEMORY);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static void run(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }

    /** Small letters of every script; SQLite's own know only English. */
    private static final class Folded extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
                result();
            } else {
                result(text.toLowerCase(Locale.ROOT));
            }
        }
    }
}
