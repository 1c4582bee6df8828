package dev.dmcp.application.build;

import dev.dmcp.application.dockerfile.BaseImage;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at the engine and at the disk before a build: at both at the same time, since each waits for something else. */
final class LookAtBuild {
    private final BuildImages.Tools tools;
    private final BuildRequest request;
    private final EngineLook engine;
    private final Map<BuildInput, InputFiles> files = new LinkedHashMap<>();
    private final Map<BuildInput, DockerfileUse> uses = new LinkedHashMap<>();
    private final Map<String, Optional<BaseImage>> bases = new HashMap<>();

    LookAtBuild(BuildImages.Tools tools, BuildRequest request, EngineLook engine) {
        this.tools = tools;
        this.request = request;
        this.engine = engine;
    }

    BuildSnapshot snapshot() throws InterruptedException {
        for (BuildRequest.Wish wish : request.services()) {
            if (!files.containsKey(wish.input())) {
                read(wish.input());
            }
        }
        tools.inputs().remember();
        return new BuildSnapshot(files, uses, engine.images(), Map.of());
    }

    private void read(BuildInput input) throws InterruptedException {
        String dockerfile = tools.inputs().dockerfile(input);
        DockerfileUse use = DockerfileUse.of(
                dockerfile, input.target(), input.arguments(), input.contexts().keySet(), this::base);
        uses.put(input, use);
        files.put(input, tools.inputs().read(input, dockerfile, use));
    }

    /** Only in the form that the builder would look for on the engine too. */
    private Optional<BaseImage> base(String image) {
        return bases.computeIfAbsent(image, tools.images()::base);
    }
}
