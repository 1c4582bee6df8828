package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import java.io.PrintStream;
import java.time.Duration;

/** A line for each step that ends and each line that a step prints, with the image's name in front. */
final class PlainBuild {
    private final PrintStream err;
    private final Style style;

    PlainBuild(PrintStream err, Style style) {
        this.err = err;
        this.style = style;
    }

    void print(Event.Build event) {
        switch (event) {
            case Event.Build.TargetStarted ignored -> {}
            case Event.Build.StepsKnown ignored -> {}
            case Event.Build.StepStarted ignored -> {}
            case Event.Build.Transferred ignored -> {} // a line for each kilobyte would drown the rest
            case Event.Build.StepOutput(String target, String step, String line) ->
                err.println("  " + style.dim(target + " │ ") + line);
            case Event.Build.StepDone(String target, String step, String name, boolean cached, Duration duration) -> {
                if (LiveBuild.isOfTheDockerfile(name)) {
                    err.println("  " + style.dim(target + "   ") + name
                            + style.dim(cached ? " (cached)" : " " + Figures.seconds(duration)));
                }
            }
            case Event.Build.StepFailed(String target, String step, String name) ->
                err.println("  " + target + style.red(" ✗ ") + name);
            case Event.Build.Doubt(String target, String sentence, int line, String url) ->
                err.println(style.yellow("warning: ") + target + ": " + sentence
                        + (line > 0 ? " (line " + line + ")" : ""));
            case Event.Build.TargetDone(String target, String image, int steps, int cached, Duration duration) ->
                err.println(style.green("  ✓ ")
                        + target
                        + style.dim(" %d of %d steps cached, %s".formatted(cached, steps, Figures.seconds(duration))));
            case Event.Build.TargetFailed(String target) -> err.println(style.red("  ✗ ") + target);
        }
    }
}
