package dev.dmcp.cli.command;

import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.cli.environment.ImageProject;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.BuildTables;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "images",
        description = {
            "The images of this stack that are on the engine, earlier ones included, with what their last build took",
            "and how their sizes changed. `-o json` prints one object a line."
        })
final class ImagesCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Option(names = "--env", paramLabel = "NAME", description = "The environment whose images are shown.")
    @Nullable
    String environment;

    ImagesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        LoadedProject loaded = ImageProject.load(invocation, project, Optional.ofNullable(environment), output);
        List<String> references = ComposeBuilds.references(loaded.model());
        List<EngineImage> images = invocation.wiring().imageStore(project.host(), project.context()).images().stream()
                .filter(image -> belongs(image, loaded.name(), references))
                .sorted(Comparator.comparing((EngineImage image) -> image.tags().isEmpty())
                        .thenComparing(image -> String.join(" ", image.tags())))
                .toList();
        BuildHistory history = new BuildHistory(invocation
                .wiring()
                .buildMemory(project.host(), project.context())
                .history(loaded.name()));
        if (output.isJson()) {
            images.forEach(image -> invocation.terminal().out().println(JsonText.of(fields(image, history))));
        } else {
            invocation.terminal().out().print(BuildTables.images(images, history));
        }
        return ExitCode.DONE.code();
    }

    private static boolean belongs(EngineImage image, String project, List<String> references) {
        return image.label(ImageLabels.PROJECT).equals(project)
                || references.stream().anyMatch(image::hasName);
    }

    private static Map<String, Object> fields(EngineImage image, BuildHistory history) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", image.id());
        fields.put("tags", image.tags());
        fields.put("target", image.label(ImageLabels.TARGET));
        fields.put("input", image.label(ImageLabels.INPUT));
        fields.put("created", image.created().toString());
        fields.put("sizeBytes", image.sizeBytes());
        fields.put("earlierSizeBytes", history.earlierSizeBytes(image));
        history.of(image).ifPresent(record -> {
            fields.put("steps", record.steps());
            fields.put("cachedSteps", record.cachedSteps());
            fields.put("millis", record.duration().toMillis());
        });
        return fields;
    }
}
