package dev.dmcp.application.failure;

/** What the process answers to the shell; a documented contract (docs/exit-codes.md). */
public enum ExitCode {
    DONE(0, "done"),
    FAILED(1, "failed, or something is not healthy"),
    USAGE(2, "wrong usage or input"),
    ENGINE_UNREACHABLE(3, "the engine, or the MCP server asked for, cannot be reached"),
    CHANGES_FOUND(4, "`--check` found changes"),
    BUG(70, "a bug of dmcp"),
    TRY_AGAIN(75, "worth trying again later"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number, 0 to 255. */
    public int code() {
        return code;
    }

    /** In a few words, for the documentation. */
    public String meaning() {
        return meaning;
    }
}
