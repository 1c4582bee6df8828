package dev.dmcp.cli.environment;

import dev.dmcp.application.build.ImageResult;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How large images may be, as {@code images.maxSizes} of {@code dmcp.yaml} says.
 *
 * @param stack as far as it has been read already
 */
public record SizeLimits(Invocation invocation, ProjectOptions options, Optional<Project> stack) {
    private static final double MEGABYTE = 1e6;

    /** A sentence for each image that is larger. */
    public List<String> warnings(List<ImageResult> results) {
        Map<String, Long> limits = limits();
        List<String> warnings = new ArrayList<>();
        for (ImageResult result : results) {
            long limit = limits.entrySet().stream()
                    .filter(entry -> isOf(entry.getKey(), result))
                    .mapToLong(Map.Entry::getValue)
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (result.sizeBytes() > limit) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "image `%s` has %.1f MB, and `images.maxSizes` allows %.1f MB",
                        result.name(),
                        result.sizeBytes() / MEGABYTE,
                        limit / MEGABYTE));
            }
        }
        return warnings;
    }

    /** Services that share an image are named in its tags. */
    private static boolean isOf(String service, ImageResult result) {
        return result.name().equals(service)
                || result.tags().stream()
                        .anyMatch(tag -> tag.endsWith("-" + service) || tag.contains("-" + service + ":"));
    }

    private Map<String, Long> limits() {
        return stack.or(() -> Project.find(invocation, options))
                .map(project -> project.stack().images().maxSizes())
                .orElse(Map.of());
    }
}
