package dev.dmcp.service.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/** The database did not do what was asked. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unavailable;

    public StorageException(String message, SQLException cause) {
        super(message + ": " + cause.getMessage(), cause);
        this.unavailable = isConnectionProblem(cause);
    }

    /** Whether the database cannot be reached or has no room, so that trying again later may help. */
    public boolean isUnavailable() {
        return unavailable;
    }

    private static boolean isConnectionProblem(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                // Classes of ISO/IEC 9075: 08 connection, 53 no resources, 57P shutting down (PostgreSQL, appendix A)
                || (state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")));
    }
}
