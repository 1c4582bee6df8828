package dev.dmcp.cli.option;

import picocli.CommandLine.Option;

/** How results are printed, for every command. */
public sealed class OutputFlags permits OutputOptions, OutputFlags.WithoutVerbose {

    /** For commands in which {@code -v} means something else: {@code down -v}, as docker compose has it. */
    public static final class WithoutVerbose extends OutputFlags {}

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
    Format format = Format.TEXT;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colour: `auto`, `always` or `never`; NO_COLOR is honoured.")
    Colour colour = Colour.AUTO;

    @Option(
            names = "--progress",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "Progress: `auto`, `tty`, `plain`, `json` or `quiet`.")
    Progress progress = Progress.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only what was asked for, and errors.")
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    boolean help;

    public boolean isJson() {
        return format == Format.JSON;
    }

    public Colour colour() {
        return colour;
    }

    public Progress progress() {
        return quiet ? Progress.QUIET : progress;
    }

    public boolean isQuiet() {
        return quiet;
    }
}
