package dev.dmcp.cli.option;

import picocli.CommandLine.Option;

/** For commands that change something. */
public final class PlanOptions {

    @Option(names = "--dry-run", description = "Print the plan and change nothing.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Answer yes to every question.")
    boolean yes;

    public boolean isDryRun() {
        return dryRun;
    }

    public boolean isYes() {
        return yes;
    }
}
