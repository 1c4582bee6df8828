package dev.dmcp.service.kit.lifecycle;

/** A service cannot start for a reason outside of it. The message is a sentence for the person who starts it. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean worthTryingAgain;

    public StartFailure(String message, boolean worthTryingAgain, Throwable cause) {
        super(message, cause);
        this.worthTryingAgain = worthTryingAgain;
    }

    /** Whether the reason may go away by itself, such as a database that is still starting. */
    public boolean isWorthTryingAgain() {
        return worthTryingAgain;
    }
}
