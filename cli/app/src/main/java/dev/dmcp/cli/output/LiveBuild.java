package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the one line of an image says while it is built: how far it is, and what it does just now. */
final class LiveBuild {
    private final String target;
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> cached = new LinkedHashSet<>();
    private int total;
    private String bytes = "";
    private String output = "";

    LiveBuild(String target) {
        this.target = target;
    }

    String target() {
        return target;
    }

    void accept(Event.Build event) {
        switch (event) {
            case Event.Build.StepsKnown known -> total = known.total();
            case Event.Build.StepStarted(String ignored, String step, String name) -> running.put(step, name);
            case Event.Build.Transferred transfer -> bytes = ", " + Figures.megabytes(transfer.current());
            case Event.Build.StepOutput(String ignored, String step, String line) ->
                output = line.isBlank() ? output : " │ " + line.strip();
            case Event.Build.StepDone step -> stepDone(step);
            case Event.Build.StepFailed(String ignored, String step, String name) -> running.remove(step);
            case Event.Build.TargetStarted ignored -> {}
            case Event.Build.TargetDone ignored -> {}
            case Event.Build.TargetFailed ignored -> {}
            case Event.Build.Doubt ignored -> {}
        }
    }

    private void stepDone(Event.Build.StepDone step) {
        running.remove(step.step());
        bytes = "";
        output = "";
        if (isOfTheDockerfile(step.name())) {
            done.add(step.step());
            if (step.cached()) {
                cached.add(step.step());
            }
        }
    }

    /** The state in one line, without the image's name. */
    String now() {
        String latest = "";
        for (String name : running.values()) {
            latest = name;
        }
        int steps = Math.max(total, done.size());
        return "%d of %d done, %d cached%s  %s%s".formatted(done.size(), steps, cached.size(), bytes, latest, output);
    }

    /** The whole in one line, when it has ended. */
    String summary() {
        return "%s: %d of %d steps cached".formatted(target, cached.size(), done.size());
    }

    /** The builder's own steps around the Dockerfile interest nobody who waits. */
    static boolean isOfTheDockerfile(String step) {
        return step.startsWith("[") && !step.startsWith("[internal]") && !step.startsWith("[auth]");
    }
}
