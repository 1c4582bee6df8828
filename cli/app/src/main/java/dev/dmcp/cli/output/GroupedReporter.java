package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Lines for GitHub Actions, which folds what stands between {@code ::group::} and {@code ::endgroup::}: each image that is built
 * is a group. Images are built side by side and groups cannot be mixed, so a group comes when its image is done.
 */
final class GroupedReporter implements Reporter {
    private final PrintStream err;
    private final Style style;
    private final Reporter plain;
    private final Map<String, Group> groups = new HashMap<>();

    /** What an image has printed so far. */
    private static final class Group {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PlainBuild lines;

        Group(Style style) {
            lines = new PlainBuild(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
        }
    }

    GroupedReporter(PrintStream err, Style style) {
        this.err = err;
        this.style = style;
        this.plain = new PlainReporter(err, style);
    }

    @Override
    public void report(Event event) {
        if (!(event instanceof Event.Build build)) {
            plain.report(event);
            return;
        }
        String target = build.target();
        groups.computeIfAbsent(target, name -> new Group(style)).lines.print(build);
        if (build instanceof Event.Build.TargetDone || build instanceof Event.Build.TargetFailed) {
            close(target, build instanceof Event.Build.TargetFailed);
        }
    }

    /** What failed stands open. */
    private void close(String target, boolean failed) {
        Group group = groups.remove(target);
        if (group != null) {
            String text = group.bytes.toString(StandardCharsets.UTF_8);
            err.print(failed ? text : "::group::build " + target + "\n" + text + "::endgroup::\n");
            err.flush();
        }
    }
}
