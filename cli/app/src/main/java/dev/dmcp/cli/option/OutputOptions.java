package dev.dmcp.cli.option;

import picocli.CommandLine.Option;

/** How results are printed. Colour is read by {@code Style} before parsing; it stands here for help and completion. */
public final class OutputOptions {

    public enum Format {
        TEXT,
        JSON
    }

    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    public enum Progress {
        AUTO,
        TTY,
        PLAIN,
        JSON,
        QUIET
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Print results as `text` or `json`.")
    private Format format = Format.TEXT;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colour: `auto`, `always` or `never`; NO_COLOR is honoured.")
    @SuppressWarnings("UnusedVariable") // Style reads the raw words
    private Colour colour = Colour.AUTO;

    @Option(
            names = "--progress",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "Progress: `auto`, `tty`, `plain`, `json` or `quiet`.")
    private Progress progress = Progress.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only what was asked for, and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more about what is done.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public boolean isJson() {
        return format == Format.JSON;
    }

    public Progress progress() {
        return quiet ? Progress.QUIET : progress;
    }

    public boolean isQuiet() {
        return quiet;
    }

    public boolean isVerbose() {
        return verbose;
    }
}
