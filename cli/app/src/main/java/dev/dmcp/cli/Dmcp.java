package dev.dmcp.cli;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.command.CommandTable;
import dev.dmcp.cli.failure.FailurePrinter;
import dev.dmcp.cli.failure.UsageHandler;
import dev.dmcp.cli.option.CommandOptions;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlainWords;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.terminal.Version;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.cli.wiring.Wiring;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** One invocation: find the command, parse its flags, run it, answer with an exit code. Never throws. */
public final class Dmcp {

    private final Terminal terminal;

    public Dmcp(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @return the exit code, 0 to 255 */
    public int run(List<String> arguments) {
        List<String> words = ArgumentOrder.commandFirst(arguments);
        Style style = Style.of(terminal, words);
        FailurePrinter failures = new FailurePrinter(terminal.err(), style);
        try {
            return dispatch(words, style, failures);
        } catch (Failure failure) {
            return failures.print(failure);
        } catch (RuntimeException | Error bug) {
            return failures.printBug(bug);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private int dispatch(List<String> words, Style style, FailurePrinter failures) {
        if (words.equals(List.of("version"))) {
            // Asked for by scripts and prompts all day; the parser would double its time.
            terminal.out().println(Version.line());
            return ExitCode.DONE.code();
        }
        CommandTable.Found found = CommandTable.find(words);
        // No pattern switch on the way of every command: the first one costs a start some 5 ms, which no cache keeps.
        if (found instanceof CommandTable.Help help) {
            return printHelp(help, style);
        }
        CommandTable.Command command = (CommandTable.Command) found;
        Invocation invocation = new Invocation(
                terminal, new Wiring(terminal), command.arguments(), (other, others) -> new Dmcp(other).run(others));
        PlainWords plain = new PlainWords(command.arguments());
        CommandOptions options = command.entry().command().apply(invocation);
        options.read(plain);
        return plain.areUnderstood()
                ? call(options, command.arguments(), failures)
                : parserOf(command, invocation, style, failures)
                        .execute(command.arguments().toArray(new String[0]));
    }

    private static int call(CommandOptions options, List<String> words, FailurePrinter failures) {
        try {
            return options.command().call();
        } catch (Failure failure) {
            return failures.print(failure, isVerbose(options, words));
        } catch (RuntimeException problem) {
            throw problem;
        } catch (Exception bug) {
            return failures.printBug(bug);
        }
    }

    /** To be asked only when something has failed: the spec costs more than all else on the way. */
    private static boolean isVerbose(CommandOptions options, List<String> words) {
        OptionSpec verbose = options.spec().findOption(OutputOptions.VERBOSE);
        return verbose != null && Stream.of(verbose.names()).anyMatch(words::contains);
    }

    private CommandLine parserOf(
            CommandTable.Command command, Invocation invocation, Style style, FailurePrinter failures) {
        CommandLine parser =
                new CommandLine(command.entry().command().apply(invocation).spec());
        parser.getCommandSpec().name(command.path());
        parser.setOut(writer(terminal.out()));
        parser.setErr(writer(terminal.err()));
        parser.setColorScheme(style.helpColours());
        parser.setCaseInsensitiveEnumValuesAllowed(true);
        parser.setParameterExceptionHandler(new UsageHandler(failures));
        // Thrown on, picocli would print a stack trace of its own.
        parser.setExecutionExceptionHandler((problem, ignored, result) -> problem instanceof Failure failure
                ? failures.print(failure, result.hasMatchedOption(OutputOptions.VERBOSE))
                : failures.printBug(problem));
        parser.setExecutionStrategy(new CommandLine.RunLast());
        return parser;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int printHelp(CommandTable.Help help, Style style) {
        terminal.out().print(help.text(style));
        return ExitCode.DONE.code();
    }
}
