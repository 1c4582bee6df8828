package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.engine.buildkit.filesync.ContextFiles;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageStore;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.files.FileBuildLock;
import dev.dmcp.engine.files.FileBuildMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base image that the engine has not, behind a tag that a real registry moves on. */
class MovedBaseIT {
    private static final EngineAddress MACHINE = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));
    private static final String NOTHING = "localhost:5000/mirror/library/debian:bookworm-slim";

    private final String project =
            "dmcpit" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    @TempDir
    private Path folder;

    @AfterEach
    void removeImages() throws IOException {
        String ids = Programs.run("docker", "images", "-aq", "--filter", "label=dev.dmcp.project=" + project);
        for (String id : ids.lines().distinct().toList()) {
            Programs.run("docker", "rmi", "-f", id);
        }
    }

    @Test
    void is_asked_for_again_and_what_stands_on_it_is_built_anew() throws Exception {
        try (TestRegistry registry =
                TestRegistry.start(folder.resolve("registry"), "127.0.0.1", TestRegistry.Setting.OPEN)) {
            String base = registry.host() + "/base:1";
            Path context = Files.createDirectories(folder.resolve("app"));
            Files.writeString(context.resolve("Dockerfile"), "FROM " + base + "\nLABEL made=by-test\n");
            pushOnly(base, "one");
            build();
            assertThat(versionOfBase()).isEqualTo("one");

            pushOnly(base, "two");
            assertThat(useCase().plan(request()).asText())
                    .contains("its base image `" + base + "` is not on the engine");
            build();

            assertThat(versionOfBase()).isEqualTo("two");
        }
    }

    /** Pushes it and takes it away from the engine, as if another machine had. */
    private void pushOnly(String base, String version) throws IOException {
        Programs.shell(
                folder,
                "printf 'FROM %1$s\\nLABEL version=%2$s\\n' | docker build --quiet --tag %3$s - && docker push --quiet %3$s"
                        .formatted(NOTHING, version, base));
        Programs.run("docker", "rmi", base);
    }

    private String versionOfBase() throws IOException {
        return Programs.run("docker", "image", "inspect", "--format", "{{.Config.Labels.version}}", project + "-app")
                .strip();
    }

    private BuildRequest request() {
        BuildInput input = BuildInput.folder(folder.resolve("app").toString());
        return new BuildRequest(
                project, List.of(new Wish("app", List.of(project + "-app"), input, BuildOptions.USUAL)), false);
    }

    private void build() throws InterruptedException {
        BuildImages useCase = useCase();
        useCase.run(project, useCase.plan(request()), Reporter.silent());
    }

    private BuildImages useCase() {
        return new BuildImages(new BuildImages.Tools(
                new ContextFiles(),
                new DockerImageStore(new DockerApi(MACHINE)),
                Store.builder(MACHINE, folder, Store.patience(Duration.ofMinutes(1))),
                new FileBuildMemory(folder.resolve("memory")),
                new FileBuildLock(folder.resolve("memory")),
                InstantSource.system()));
    }
}
