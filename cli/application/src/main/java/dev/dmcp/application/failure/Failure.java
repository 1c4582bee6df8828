package dev.dmcp.application.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user can be told and can mend: one sentence without a full stop, what to try, and an exit code. Anything
 * else that is thrown is a bug of ours and prints a stack trace.
 *
 * <p>The sentence says what was being done, to what, and what happened, with names in backticks. It may have more
 * lines below the first for details (the last lines of a log, one line for each problem of a file).
 */
public abstract sealed class Failure extends RuntimeException {

    private final ExitCode exitCode;
    private final Optional<String> hint;

    private Failure(ExitCode exitCode, String sentence, Optional<String> hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence, possibly followed by lines of detail. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** One thing to try. */
    public Optional<String> hint() {
        return hint;
    }

    /** Wrong usage or input: the user's to mend, before anything was done. */
    public static final class InvalidInput extends Failure {
        public InvalidInput(String sentence) {
            super(ExitCode.USAGE, sentence, Optional.empty(), null);
        }

        public InvalidInput(String sentence, String hint) {
            super(ExitCode.USAGE, sentence, Optional.of(hint), null);
        }
    }

    /** The world did not do what was asked: a build failed, a port is taken, a service is not healthy. */
    public static final class OperationFailed extends Failure {
        public OperationFailed(String sentence) {
            super(ExitCode.FAILED, sentence, Optional.empty(), null);
        }

        public OperationFailed(String sentence, String hint) {
            super(ExitCode.FAILED, sentence, Optional.of(hint), null);
        }

        public OperationFailed(String sentence, String hint, Throwable cause) {
            super(ExitCode.FAILED, sentence, Optional.of(hint), cause);
        }
    }

    /** No engine, or no builder, answers where one should. */
    public static final class EngineUnreachable extends Failure {
        public EngineUnreachable(String address, Throwable cause) {
            super(
                    ExitCode.ENGINE_UNREACHABLE,
                    "cannot reach Docker at `%s`".formatted(address),
                    Optional.of("start Docker, or point `DOCKER_HOST` at a running engine"),
                    cause);
        }

        public EngineUnreachable(String sentence, String hint, @Nullable Throwable cause) {
            super(ExitCode.ENGINE_UNREACHABLE, sentence, Optional.of(hint), cause);
        }
    }

    /** No MCP server answers where one should. */
    public static final class ServerUnreachable extends Failure {
        public ServerUnreachable(String sentence, String hint, @Nullable Throwable cause) {
            super(ExitCode.ENGINE_UNREACHABLE, sentence, Optional.of(hint), cause);
        }
    }

    /** Something passing stands in the way: another dmcp is at work here, a registry is overloaded. */
    public static final class TryAgain extends Failure {
        public TryAgain(String sentence, String hint) {
            super(ExitCode.TRY_AGAIN, sentence, Optional.of(hint), null);
        }
    }

    /** The user pressed Ctrl-C. */
    public static final class Interrupted extends Failure {
        public Interrupted(String whatWasLeft) {
            super(ExitCode.INTERRUPTED, whatWasLeft, Optional.empty(), null);
        }
    }
}
