package dev.dmcp.service.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A file in write-ahead mode: one connection writes, two read, other processes may do the same. {@code synchronous=FULL} makes a commit outlive not only
 * the process but the machine (sqlite.org/pragma.html#pragma_synchronous).
 */
final class SqliteDatabase implements Database {
    private static final int READERS = 2;
    private static final int BUSY_MILLIS = 10_000;

    private final BlockingQueue<SqliteConnection> writer = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<SqliteConnection> readers = new ArrayBlockingQueue<>(READERS);

    private SqliteDatabase(Path file) {
        SQLiteConfig config = config();
        String url = "jdbc:sqlite:" + file;
        writer.add(new SqliteConnection(config, url));
        for (int i = 0; i < READERS; i++) {
            readers.add(new SqliteConnection(config, url));
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // A transaction that begins by reading would fail, rather than wait, when another process writes meanwhile.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return config;
    }

    static SqliteDatabase open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        makePrivate(file);
        return new SqliteDatabase(file);
    }

    /** What is in it is its owner's; the files beside it get the same mode from SQLite. */
    private static void makePrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix") && Files.notExists(file)) {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            } catch (FileAlreadyExistsException anotherServiceWasFaster) {
                // Then it is theirs to make.
            }
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T read(Work<T> work) {
        SqliteConnection connection = take(readers);
        try {
            return work.run(connection.session());
        } catch (SQLException e) {
            throw new StorageException("cannot read", e);
        } finally {
            readers.add(connection);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        SqliteConnection connection = take(writer);
        try {
            return connection.transaction(work);
        } catch (SQLException e) {
            throw new StorageException("cannot write", e);
        } finally {
            writer.add(connection);
        }
    }

    private static SqliteConnection take(BlockingQueue<SqliteConnection> queue) {
        try {
            return queue.take();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StorageException("stopped while waiting", new SQLException("interrupted"));
        }
    }

    @Override
    public void close() {
        readers.forEach(SqliteConnection::close);
        writer.forEach(SqliteConnection::close);
    }
}
