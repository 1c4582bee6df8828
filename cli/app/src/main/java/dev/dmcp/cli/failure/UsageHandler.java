package dev.dmcp.cli.failure;

import dev.dmcp.application.failure.Failure;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong flags and arguments, in the same form as every other failure. */
public final class UsageHandler implements IParameterExceptionHandler {

    private final FailurePrinter failures;

    public UsageHandler(FailurePrinter failures) {
        this.failures = failures;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String path = command.getCommandSpec().name();
        return failures.print(new Failure.InvalidInput(sentence(problem), hint(problem, path)));
    }

    private static String sentence(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return "unknown %s `%s`"
                    .formatted(
                            unmatched.isUnknownOption() ? "option" : "argument",
                            unmatched.getUnmatched().getFirst());
        }
        String message = String.valueOf(problem.getMessage());
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String hint(ParameterException problem, String path) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                return "did you mean `%s`?".formatted(near.getFirst());
            }
        }
        return "`%s --help` shows what it takes".formatted(path);
    }
}
