package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.docker.http.UnixConnector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildKitImageBuilderIT {
    private static final String BASE = "localhost:5000/mirror/library/debian:bookworm-slim";

    private final TestEngine engine = new TestEngine();
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @AfterEach
    void removeImages() throws IOException, InterruptedException {
        engine.removeImages();
    }

    @Test
    void images_are_built_side_by_side_with_labels_and_all_their_tags() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s AS one
                COPY hello /one
                FROM %s AS two
                COPY hello /two
                """.formatted(BASE, BASE));
        Files.writeString(folder.resolve("hello"), "hello\n");
        ImageBuild one = build("one", BuildInput.folder(folder.toString()).withTarget("one"), 2);
        ImageBuild two = build("two", BuildInput.folder(folder.toString()).withTarget("two"), 1);

        List<BuiltImage> built = buildAll(List.of(one, two));

        assertThat(built).extracting(BuiltImage::steps).containsExactly(2, 2);
        assertThat(engine.imageId(one.tags().get(0))).isEqualTo(built.get(0).id());
        assertThat(engine.imageId(one.tags().get(1))).isEqualTo(built.get(0).id());
        assertThat(engine.imageId(two.tags().get(0))).isEqualTo(built.get(1).id());
        assertThat(engine.label(two.tags().get(0), "dev.dmcp.target")).isEqualTo("two");
    }

    @Test
    void a_failing_step_is_shown_with_its_last_lines() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s
                RUN echo all is well; echo run-p: not found >&2; \\
                    exit 7
                RUN echo never
                """.formatted(BASE));
        ImageBuild build = build("web", BuildInput.folder(folder.toString()), 1);

        assertThatThrownBy(() -> buildAll(List.of(build)))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessageContaining("cannot build `web` at step `[2/3] RUN echo all is well")
                .hasMessageContaining("`: exit code: 7\n")
                .hasMessageContaining("\n  run-p: not found\n")
                .hasMessageContaining("Dockerfile:2\n  1 | FROM ")
                .hasMessageContaining("> 3 |     exit 7\n  4 | RUN echo never")
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).startsWith("`npm-run-all` is missing"));
    }

    @Test
    void an_interrupt_cancels_the_build_on_the_engine_too() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s
                RUN echo started; sleep 300
                """.formatted(BASE));
        ImageBuild build = build("slow", BuildInput.folder(folder.toString()), 1);
        try (ImageBuilder.Session session = engine.builder().open(List.of(build), events::add)) {
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    session.build(build);
                } catch (InterruptedException expected) {
                    events.add(new Event.Note("interrupted"));
                }
            });
            engine.await(() -> events.stream().anyMatch(Event.Build.StepOutput.class::isInstance));
            caller.interrupt();
            caller.join(10_000);
        }
        assertThat(events).contains(new Event.Note("interrupted"));
        engine.await(() -> !engine.hasProcess("sleep 300"));
    }

    @Test
    void a_secret_reaches_the_step_that_asks_and_nothing_else() throws Exception {
        String value = "s3cr3t-" + Identity.random();
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s
                RUN --mount=type=secret,id=token wc -c < /run/secrets/token > /length
                """.formatted(BASE));
        Path file = Files.writeString(folder.resolve("token.txt"), value);
        Files.writeString(folder.resolve(".dockerignore"), "token.txt\n");
        BuildOptions.SecretSource secret =
                new BuildOptions.SecretSource("token", BuildOptions.SecretSource.Kind.FILE, file.toString());
        ImageBuild plain = build("web", BuildInput.folder(folder.toString()), 1);
        ImageBuild build = new ImageBuild(
                plain.name(),
                plain.tags(),
                plain.input(),
                BuildOptions.USUAL.withNoCache().withSecrets(List.of(secret)),
                plain.stamps());

        buildAll(List.of(build));

        assertThat(engine.run(build.tags().getFirst(), "cat", "/length").strip())
                .isEqualTo("39");
        assertThat(engine.docker("history", "--no-trunc", build.tags().getFirst()))
                .doesNotContain(value);
        assertThat(events.toString()).doesNotContain(value);
    }

    @Test
    void the_files_of_a_stage_come_out_as_a_folder_or_an_archive() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM %s AS make
                RUN mkdir -p /out/bin /out/empty && echo hello >/out/bin/tool && chmod 755 /out/bin/tool && \\
                    ln -s bin/tool /out/link && ln /out/bin/tool /out/other && head -c 3000000 /dev/urandom >/out/large
                FROM scratch
                COPY --from=make /out /
                """.formatted(BASE));
        ImageBuild build = build("files", BuildInput.folder(folder.toString()), 1);
        Path result = folder.resolve("result/folder");
        Path archive = folder.resolve("result/files.tar");

        buildAll(List.of(
                exported(build, new Export(Export.Kind.LOCAL, result.toString())),
                exported(build, new Export(Export.Kind.TAR, archive.toString()))));

        assertThat(result.resolve("bin/tool")).hasContent("hello\n").isExecutable();
        assertThat(Files.readSymbolicLink(result.resolve("link"))).isEqualTo(Path.of("bin/tool"));
        assertThat(result.resolve("other")).hasContent("hello\n");
        assertThat(result.resolve("empty")).isEmptyDirectory();
        assertThat(result.resolve("large")).hasSize(3_000_000);
        Process listing = new ProcessBuilder("tar", "-tf", archive.toString()).start();
        assertThat(new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .contains("bin/tool", "large", "empty/", "link");
    }

    private static ImageBuild exported(ImageBuild build, Export export) {
        return new ImageBuild(
                build.name(), build.tags(), build.input(), BuildOptions.USUAL.withExport(export), build.stamps());
    }

    @Test
    void where_no_engine_listens_the_failure_names_the_address() {
        ImageBuilder nowhere = TestEngine.builder(new UnixConnector(folder.resolve("none.sock")));

        assertThatThrownBy(() -> nowhere.open(List.of(), events::add))
                .isInstanceOf(Failure.EngineUnreachable.class)
                .hasMessageContaining("unix://test.sock");
    }

    private ImageBuild build(String name, BuildInput input, int tags) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tags; i++) {
            names.add(engine.newTag());
        }
        return new ImageBuild(name, names, input, BuildOptions.USUAL, Map.of("dev.dmcp.target", name));
    }

    private List<BuiltImage> buildAll(List<ImageBuild> builds) throws Exception {
        try (ImageBuilder.Session session = engine.builder().open(builds, events::add);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<BuiltImage>> running = new ArrayList<>();
            for (ImageBuild build : builds) {
                running.add(threads.submit(() -> session.build(build)));
            }
            List<BuiltImage> built = new ArrayList<>();
            for (Future<BuiltImage> each : running) {
                try {
                    built.add(each.get());
                } catch (java.util.concurrent.ExecutionException failed) {
                    throw failed.getCause() instanceof Failure failure ? failure : failed;
                }
            }
            return built;
        }
    }
}
