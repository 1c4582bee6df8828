package dev.dmcp.cli.failure;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.terminal.Version;
import java.io.PrintStream;

/** Prints failures in one form: {@code error: …}, an empty line, {@code hint: …}. */
public final class FailurePrinter {

    private final PrintStream err;
    private final Style style;

    public FailurePrinter(PrintStream err, Style style) {
        this.err = err;
        this.style = style;
    }

    /** @return the exit code that belongs to the failure */
    public int print(Failure failure) {
        return print(failure, false);
    }

    /**
     * Prints a failure, with what lies behind it for those who ask for more.
     *
     * @return the exit code that belongs to it
     */
    public int print(Failure failure, boolean isVerbose) {
        err.println(style.bold(style.red("error:")) + " " + failure.sentence());
        for (Throwable further : failure.getSuppressed()) {
            err.println(style.bold(style.red("error:")) + " " + further.getMessage());
        }
        for (Throwable cause = failure.getCause(); isVerbose && cause != null; cause = cause.getCause()) {
            err.println(style.dim("because of " + cause));
        }
        failure.hint().ifPresent(hint -> {
            err.println();
            err.println(style.bold(style.cyan("hint:")) + " " + hint);
        });
        return failure.exitCode().code();
    }

    /** A bug of ours: everything that helps to find it. */
    public int printBug(Throwable bug) {
        err.println(style.bold(style.red("error:")) + " this is a bug in dmcp: " + bug);
        bug.printStackTrace(err);
        err.println();
        err.println(style.bold(style.cyan("hint:"))
                + " please report it with the lines above and `dmcp version`, which says " + Version.line());
        return ExitCode.BUG.code();
    }
}
