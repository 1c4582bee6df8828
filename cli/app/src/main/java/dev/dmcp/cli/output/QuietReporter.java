package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import java.io.PrintStream;

/** Warnings only. */
record QuietReporter(PrintStream err, Style style) implements Reporter {
    @Override
    public void report(Event event) {
        if (event instanceof Event.Warning(String sentence)) {
            err.println(style.yellow("warning: ") + sentence);
        }
    }
}
