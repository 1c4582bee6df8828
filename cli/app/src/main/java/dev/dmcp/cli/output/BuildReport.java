package dev.dmcp.cli.output;

import dev.dmcp.application.build.ImageResult;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a build made, for a file or a machine. The fields of the JSON are a documented contract. */
public final class BuildReport {
    private static final double MEGABYTE = 1e6;

    private BuildReport() {}

    /** {@code {"project", "images": [{name, tags, id, state, reason, steps, cachedSteps, millis, sizeBytes,
     * earlierSizeBytes}]}}. */
    public static String json(String project, List<ImageResult> results) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("project", project);
        object.put("images", results.stream().map(BuildReport::image).toList());
        return JsonText.of(object);
    }

    private static Map<String, Object> image(ImageResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", result.name());
        object.put("tags", result.tags());
        object.put("id", result.imageId());
        object.put("state", result.built() ? "built" : "up to date");
        object.put("reason", result.reason());
        object.put("steps", result.steps());
        object.put("cachedSteps", result.cachedSteps());
        object.put("millis", result.duration().toMillis());
        object.put("sizeBytes", result.sizeBytes());
        object.put("earlierSizeBytes", result.earlierSizeBytes());
        return object;
    }

    /** {@code {"project", "builds": [{time, name, id, input, steps, cachedSteps, millis, sizeBytes}]}}, the latest last. */
    public static String history(String project, List<BuildRecord> records) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("project", project);
        object.put("builds", records.stream().map(BuildReport::build).toList());
        return JsonText.of(object) + "\n";
    }

    private static Map<String, Object> build(BuildRecord record) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", record.time().toString());
        object.put("name", record.name());
        object.put("id", record.imageId());
        object.put("input", record.input());
        object.put("steps", record.steps());
        object.put("cachedSteps", record.cachedSteps());
        object.put("millis", record.duration().toMillis());
        object.put("sizeBytes", record.sizeBytes());
        return object;
    }

    /** As a table in Markdown. */
    public static String markdown(String project, List<ImageResult> results) {
        StringBuilder text = new StringBuilder("## Images of " + project + "\n\n");
        text.append(
                "| image | state | why | cached steps | seconds | MB | change |\n|---|---|---|---|---:|---:|---:|\n");
        for (ImageResult result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d/%d | %.1f | %.1f | %+.1f |%n",
                    String.join(", ", result.tags()),
                    result.built() ? "built" : "up to date",
                    result.reason().replace("|", "\\|"),
                    result.cachedSteps(),
                    result.steps(),
                    result.duration().toMillis() / 1e3,
                    result.sizeBytes() / MEGABYTE,
                    result.earlierSizeBytes() == 0 ? 0 : (result.sizeBytes() - result.earlierSizeBytes()) / MEGABYTE));
        }
        return text.toString();
    }

    /** Whether the file's name says a form. */
    public static void requireForm(Path file) {
        String name = file.toString();
        if (!name.endsWith(".md") && !name.endsWith(".json")) {
            throw new Failure.InvalidInput(
                    "`--report %s` does not say in which form".formatted(file),
                    "let the file end in `.json`, or in `.md` for people");
        }
    }

    /** In the form that the file's name says. */
    public static String text(Path file, String project, List<ImageResult> results) {
        return file.toString().endsWith(".md") ? markdown(project, results) : json(project, results) + "\n";
    }
}
