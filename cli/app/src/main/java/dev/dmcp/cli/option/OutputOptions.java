package dev.dmcp.cli.option;

import picocli.CommandLine.Option;

/** How results are printed, for nearly all commands. */
public final class OutputOptions extends OutputFlags {

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more about what is done.")
    boolean verbose;

    public boolean isVerbose() {
        return verbose;
    }
}
