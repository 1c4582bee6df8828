package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens inside a builder, as lines of JSON: a documented contract, to which fields are only added. */
final class BuildJson {

    private BuildJson() {}

    static Map<String, Object> of(Event.Build event) {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (event) {
            case Event.Build.TargetStarted(String target) -> put(object, "build-started", target);
            case Event.Build.StepsKnown(String target, int total) -> put(object, "build-steps", target, "total", total);
            case Event.Build.StepStarted(String target, String step, String name) ->
                put(object, "build-step-started", target, "step", step, "name", name);
            case Event.Build.Transferred(String target, String step, String what, long current, long total) ->
                put(object, "build-transfer", target, "step", step, "what", what, "current", current, "total", total);
            case Event.Build.StepOutput(String target, String step, String line) ->
                put(object, "build-output", target, "step", step, "line", line);
            case Event.Build.StepDone(String target, String step, String name, boolean cached, Duration duration) ->
                put(
                        object,
                        "build-step-done",
                        target,
                        "step",
                        step,
                        "name",
                        name,
                        "cached",
                        cached,
                        "millis",
                        duration.toMillis());
            case Event.Build.StepFailed(String target, String step, String name) ->
                put(object, "build-step-failed", target, "step", step, "name", name);
            case Event.Build.Doubt(String target, String sentence, int line, String url) ->
                put(object, "build-warning", target, "text", sentence, "line", line, "url", url);
            case Event.Build.TargetDone(String target, String image, int steps, int cached, Duration duration) ->
                put(
                        object,
                        "build-done",
                        target,
                        "image",
                        image,
                        "steps",
                        steps,
                        "cached",
                        cached,
                        "millis",
                        duration.toMillis());
            case Event.Build.TargetFailed(String target) -> put(object, "build-failed", target);
        }
        return object;
    }

    private static void put(Map<String, Object> object, String event, String target, Object... pairs) {
        object.put("event", event);
        object.put("target", target);
        for (int at = 0; at < pairs.length; at += 2) {
            object.put(String.valueOf(pairs[at]), pairs[at + 1]);
        }
    }
}
