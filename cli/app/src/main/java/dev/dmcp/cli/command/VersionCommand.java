package dev.dmcp.cli.command;

import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.terminal.Version;
import dev.dmcp.cli.wiring.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "version", description = "Print the version of dmcp and of the Java runtime it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final OutputOptions output = new OutputOptions();

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        String line = output.isJson()
                ? "{\"version\":\"%s\",\"java\":\"%s\"}".formatted(Version.NUMBER, Version.java())
                : Version.line();
        invocation.terminal().out().println(line);
        return 0;
    }
}
