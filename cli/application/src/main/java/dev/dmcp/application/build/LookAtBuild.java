package dev.dmcp.application.build;

import dev.dmcp.application.dockerfile.BaseImage;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the engine and at the disk before a build: at both at the same time, since each waits for something else. */
final class LookAtBuild {
    private final BuildImages.Tools tools;
    private final BuildRequest request;
    private final EngineLook engine;
    private final Map<String, Optional<BaseImage>> bases = new ConcurrentHashMap<>();

    /** What one input is made of. */
    private record Found(DockerfileUse use, InputFiles files) {}

    LookAtBuild(BuildImages.Tools tools, BuildRequest request, EngineLook engine) {
        this.tools = tools;
        this.request = request;
        this.engine = engine;
    }

    BuildSnapshot snapshot() throws InterruptedException {
        Map<BuildInput, InputFiles> files = new LinkedHashMap<>();
        Map<BuildInput, DockerfileUse> uses = new LinkedHashMap<>();
        readAll().forEach((input, found) -> {
            files.put(input, found.files());
            uses.put(input, found.use());
        });
        tools.inputs().remember();
        return new BuildSnapshot(files, uses, engine.images(), Map.of(), Set.of());
    }

    /** Half of them on another thread: each asks the engine for its base images, and waits. */
    private Map<BuildInput, Found> readAll() throws InterruptedException {
        Set<BuildInput> distinct = new LinkedHashSet<>();
        request.services().forEach(wish -> distinct.add(wish.input()));
        List<BuildInput> inputs = List.copyOf(distinct);
        int half = (inputs.size() + 1) / 2;
        if (half == inputs.size()) {
            return read(inputs);
        }
        Question<Map<BuildInput, Found>> others = new Question<>(() -> readAside(inputs.subList(half, inputs.size())));
        Map<BuildInput, Found> all = read(inputs.subList(0, half));
        all.putAll(others.answer());
        return all;
    }

    private Map<BuildInput, Found> readAside(List<BuildInput> inputs) {
        try {
            return read(inputs);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("interrupted while reading what is to be built");
        }
    }

    private Map<BuildInput, Found> read(List<BuildInput> inputs) throws InterruptedException {
        Map<BuildInput, Found> all = new LinkedHashMap<>();
        for (BuildInput input : inputs) {
            all.put(input, read(input));
        }
        return all;
    }

    private Found read(BuildInput input) throws InterruptedException {
        String dockerfile = tools.inputs().dockerfile(input);
        DockerfileUse use = DockerfileUse.of(
                dockerfile, input.target(), input.arguments(), input.contexts().keySet(), this::base);
        return new Found(use, tools.inputs().read(input, dockerfile, use));
    }

    /** Only in the form that the builder would look for on the engine too. */
    private Optional<BaseImage> base(String image) {
        return bases.computeIfAbsent(image, tools.images()::base);
    }
}
