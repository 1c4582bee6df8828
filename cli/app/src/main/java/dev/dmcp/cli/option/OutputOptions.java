package dev.dmcp.cli.option;

import picocli.CommandLine.Option;

/** How results are printed, for nearly all commands. */
public final class OutputOptions extends OutputFlags {

    public static final String VERBOSE = "--verbose";

    @Option(
            names = {"-v", VERBOSE},
            description = "Say more: what lies behind a failure, and what an MCP server writes beside the protocol.")
    boolean verbose;

    public boolean isVerbose() {
        return verbose;
    }
}
