package dev.dmcp.service.storage;

import java.sql.SQLException;

/** A database that is open. Thread-safe; a call blocks while all connections are taken. */
public interface Database extends AutoCloseable {

    Dialect dialect();

    /**
     * Reads. Several statements see several moments.
     *
     * @throws StorageException when a statement fails or no connection is had
     */
    <T> T read(Work<T> work);

    /**
     * Reads and changes in one transaction: all of it is kept, through a crash too, once this returns, or nothing when it throws.
     *
     * @throws StorageException when a statement fails or no connection is had
     */
    <T> T write(Work<T> work);

    @Override
    void close();

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }
}
