package dev.dmcp.cli.option;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** What one command takes; written at compile time from its annotations. */
public interface CommandOptions {

    /** The command, which has what {@link #read} or a parser has put into it. */
    Callable<Integer> command();

    /** For picocli: parsing, help, completion. */
    CommandSpec spec();

    /** Takes from the words what the command has options and parameters for; picocli is for words that are not understood. */
    void read(PlainWords words);
}
