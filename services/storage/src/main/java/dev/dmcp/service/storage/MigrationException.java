package dev.dmcp.service.storage;

/** The database is not one that this program can bring up to date; nothing was changed. The message says what to do. */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationException(String message) {
        super(message);
    }
}
