package dev.dmcp.cli.output;

import dev.dmcp.application.build.Generation;
import dev.dmcp.application.build.ImageResult;
import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.EngineImage;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What builds made, in columns. */
public final class BuildTables {
    private static final int SHORT_ID = 12;

    private BuildTables() {}

    public static String results(List<ImageResult> results) {
        Table table = new Table("IMAGE", "STATE", "CACHED", "TIME", "SIZE", "CHANGE");
        for (ImageResult result : results) {
            table.row(
                    String.join(", ", result.tags()),
                    result.built() ? "built" : "up to date",
                    result.built() ? result.cachedSteps() + "/" + result.steps() : "",
                    result.built() ? Figures.seconds(result.duration()) : "",
                    size(result.sizeBytes()),
                    change(result.sizeBytes(), result.earlierSizeBytes()));
        }
        return results.isEmpty() ? "no service of this project is built\n" : table.text();
    }

    public static String history(List<BuildRecord> records) {
        Table table = new Table("TIME", "IMAGE", "CACHED", "TOOK", "SIZE", "CHANGE", "ID");
        Map<String, Long> earlier = new HashMap<>();
        for (BuildRecord record : records) {
            table.row(
                    record.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                    record.name(),
                    record.isBuilt() ? record.cachedSteps() + "/" + record.steps() : "named again",
                    record.isBuilt() ? Figures.seconds(record.duration()) : "",
                    size(record.sizeBytes()),
                    change(record.sizeBytes(), earlier.getOrDefault(record.name(), 0L)),
                    shortId(record.imageId()));
            earlier.put(record.name(), record.sizeBytes());
        }
        return records.isEmpty() ? "no build of this project is remembered\n" : table.text();
    }

    public static String images(List<EngineImage> images, BuildHistory history) {
        Table table = new Table("IMAGE", "ID", "CREATED", "CACHED", "TOOK", "SIZE", "CHANGE");
        for (EngineImage image : images) {
            table.row(
                    image.tags().isEmpty() ? "(an earlier one)" : String.join(", ", image.tags()),
                    shortId(image.id()),
                    image.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                    history.of(image)
                            .map(record -> record.cachedSteps() + "/" + record.steps())
                            .orElse(""),
                    history.of(image)
                            .map(record -> Figures.seconds(record.duration()))
                            .orElse(""),
                    size(image.sizeBytes()),
                    change(image.sizeBytes(), history.earlierSizeBytes(image)));
        }
        return images.isEmpty() ? "this project has no image on the engine\n" : table.text();
    }

    public static String generations(List<Generation> generations) {
        Table table = new Table("SERVICE", "ID", "BUILT", "SIZE", "");
        for (Generation generation : generations) {
            table.row(
                    generation.service(),
                    shortId(generation.image().id()),
                    generation.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                    size(generation.image().sizeBytes()),
                    generation.isCurrent() ? "current" : "");
        }
        return generations.isEmpty() ? "this project has no image on the engine\n" : table.text();
    }

    /** {@code {"generations": [{service, id, built, sizeBytes, current}]}}. */
    public static String generationsJson(List<Generation> generations) {
        return JsonText.of(Map.of(
                        "generations",
                        generations.stream().map(BuildTables::generation).toList()))
                + "\n";
    }

    private static Map<String, Object> generation(Generation generation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", generation.service());
        object.put("id", generation.image().id());
        object.put("built", generation.since().toString());
        object.put("sizeBytes", generation.image().sizeBytes());
        object.put("current", generation.isCurrent());
        return object;
    }

    private static String shortId(String id) {
        String hex = id.substring(id.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT_ID, hex.length()));
    }

    /** Nothing where either is unknown, or the difference would be shown as none. */
    private static String change(long bytes, long earlier) {
        return bytes == 0 || earlier == 0 ? "" : Figures.megabytesMore(bytes - earlier);
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : Figures.megabytes(bytes);
    }
}
