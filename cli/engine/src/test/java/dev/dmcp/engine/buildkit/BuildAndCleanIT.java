package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.BuildPlan;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.build.ImageResult;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.clean.CleanMode;
import dev.dmcp.application.clean.CleanRequest;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.plan.PlanExecutor.AfterFailure;
import dev.dmcp.engine.buildkit.filesync.ContextFiles;
import dev.dmcp.engine.docker.DockerImageStore;
import dev.dmcp.engine.files.FileBuildLock;
import dev.dmcp.engine.files.FileBuildMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds and cleans on the real engine, and asks the docker CLI what came of it. */
class BuildAndCleanIT {
    private static final String BASE = "localhost:5000/mirror/library/debian:bookworm-slim";

    private final TestEngine engine = new TestEngine();
    private final String project = "dmcpit" + Identity.random().substring(0, 8);

    @TempDir
    private Path folder;

    @AfterEach
    void removeWhatIsLeft() throws IOException, InterruptedException {
        for (String container : engine.docker("ps", "-aq", "--filter", "name=" + project)
                .lines()
                .toList()) {
            engine.docker("rm", "-f", container);
        }
        for (String owner : List.of(project, project + "-2")) {
            for (String image : ownedBy(owner)) {
                engine.docker("rmi", "-f", image);
            }
        }
    }

    @Test
    void a_second_build_of_the_same_input_asks_the_builder_for_nothing() throws Exception {
        write("server", "one");
        build(project, "server");

        List<ImageResult> again = build(project, "server");
        assertThat(again).extracting(ImageResult::built).containsExactly(false);

        Files.setLastModifiedTime(folder.resolve("server/file"), FileTime.fromMillis(0));
        assertThat(plan(project, "server").steps().isEmpty()).isTrue();

        write("server", "two");
        assertThat(plan(project, "server").asText()).contains("(file file changed)");
    }

    @Test
    void a_name_that_was_taken_away_is_given_back_without_a_build() throws Exception {
        write("server", "one");
        build(project, "server");
        String id = engine.imageId(project + "-server");
        engine.docker("tag", project + "-server", project + "-other");
        engine.docker("rmi", project + "-server");

        assertThat(plan(project, "server").asText()).contains("tag image ");
        build(project, "server");

        assertThat(engine.imageId(project + "-server")).isEqualTo(id);
    }

    @Test
    void selective_takes_exactly_the_earlier_images_of_this_project() throws Exception {
        String neighbour = project + "-2";
        for (String version : List.of("one", "two")) {
            for (String service : List.of("server", "client", "api")) {
                write(service, version);
                build(project, service);
            }
            write("server", "neighbour " + version);
            build(neighbour, "server");
            if (version.equals("one")) {
                engine.docker("create", "--name", project + "-stopped", project + "-client", "true");
                engine.docker("tag", project + "-api", project + "-backup:mine");
            }
        }
        Set<String> before = images();
        Set<String> own = ownedBy(project);
        assertThat(own).hasSize(6);
        assertThat(ownedBy(neighbour)).hasSize(2);

        CleanRequest request = CleanRequest.afterBuild(
                project, CleanMode.SELECTIVE, tags(project, "server", "client", "api"), 0, Instant.now());
        CleanImages clean = new CleanImages(
                TestEngine.images(),
                new BuildKitCache(TestEngine.connector(), "test"),
                new FileBuildMemory(folder.resolve("memory")));
        var plan = clean.plan(request);
        assertThat(plan.steps()).hasSize(1);
        clean.run(plan, Reporter.silent());

        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(images());
        // Of six: three are named now, one has a stopped container, one somebody's own name.
        assertThat(gone).hasSize(1).isSubsetOf(own);
        assertThat(ownedBy(neighbour)).hasSize(2);
        assertThat(clean.plan(request).isEmpty()).isTrue();
    }

    @Test
    void a_failed_build_leaves_every_image() throws Exception {
        write("server", "one");
        build(project, "server");
        Set<String> before = ownedBy(project);
        Files.writeString(folder.resolve("server/Dockerfile"), "FROM " + BASE + "\nRUN exit 3\n");

        assertThatThrownBy(() -> build(project, "server"))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessageContaining("exit code: 3");

        assertThat(ownedBy(project)).isEqualTo(before);
    }

    @Test
    void the_first_image_that_fails_ends_the_others_unless_they_are_to_go_on() throws Exception {
        String endless = "sleep 83." + new Random().nextInt(1_000_000);
        write("slow", "one");
        Files.writeString(folder.resolve("slow/Dockerfile"), "FROM " + BASE + "\nRUN " + endless + "\n");
        write("failing", "one");
        Files.writeString(folder.resolve("failing/Dockerfile"), "FROM " + BASE + "\nRUN sleep 0.5; exit 3\n");
        write("fine", "one");

        assertThatThrownBy(() -> buildAll(AfterFailure.CANCEL_RUNNING, "slow", "failing"))
                .hasMessageContaining("cannot build `failing`")
                .hasNoSuppressedExceptions();
        engine.await(() -> !engine.hasProcess(endless));
        assertThatThrownBy(() -> buildAll(AfterFailure.KEEP_GOING, "failing", "fine"))
                .hasMessageContaining("cannot build `failing`");
        assertThat(engine.imageId(project + "-fine")).isNotBlank();
    }

    private void buildAll(AfterFailure afterFailure, String... services) throws InterruptedException {
        List<Wish> wishes = List.of(services).stream()
                .map(service -> request(project, service).services().getFirst())
                .toList();
        BuildImages useCase = useCase();
        BuildPlan plan = useCase.plan(new BuildRequest(project, wishes, false));
        useCase.run(project, plan, Reporter.silent(), afterFailure);
    }

    @Test
    void after_an_interrupt_at_any_moment_nothing_runs_on_and_the_next_build_works() throws Exception {
        Files.createDirectories(folder.resolve("server"));
        String marker = "sleep 97." + new Random().nextInt(1_000_000);
        Files.writeString(folder.resolve("server/Dockerfile"), "FROM " + BASE + "\nCOPY . /\nRUN " + marker + "\n");
        Random moments = new Random(10);
        for (int round = 0; round < 10; round++) {
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    build(project, "server");
                } catch (InterruptedException | RuntimeException expected) {
                    end.set(expected);
                }
            });
            LockSupport.parkNanos(moments.nextLong(900_000_000));
            caller.interrupt();
            caller.join(20_000);

            assertThat(caller.isAlive()).as("round %d", round).isFalse();
            assertThat(end.get()).isInstanceOfAny(Failure.Interrupted.class, InterruptedException.class);
        }
        engine.await(() -> !engine.hasProcess(marker));

        write("server", "at last");
        assertThat(build(project, "server")).extracting(ImageResult::built).containsExactly(true);
    }

    private void write(String service, String content) throws IOException {
        Path context = Files.createDirectories(folder.resolve(service));
        Files.writeString(context.resolve("Dockerfile"), "FROM " + BASE + "\nCOPY file /" + project + "\n");
        Files.writeString(context.resolve("file"), content + " of " + service);
    }

    private BuildRequest request(String owner, String service) {
        Wish wish = new Wish(
                service,
                tags(owner, service),
                BuildInput.folder(folder.resolve(service).toString()),
                BuildOptions.USUAL);
        return new BuildRequest(owner, List.of(wish), false);
    }

    private static List<String> tags(String owner, String... services) {
        return List.of(services).stream().map(service -> owner + "-" + service).toList();
    }

    private BuildPlan plan(String owner, String service) throws InterruptedException {
        return useCase().plan(request(owner, service));
    }

    private List<ImageResult> build(String owner, String service) throws InterruptedException {
        BuildImages useCase = useCase();
        return useCase.run(owner, useCase.plan(request(owner, service)), Reporter.silent());
    }

    private BuildImages useCase() {
        DockerImageStore images = TestEngine.images();
        return new BuildImages(new BuildImages.Tools(
                new ContextFiles(),
                images,
                engine.builder(),
                new FileBuildMemory(folder.resolve("memory")),
                new FileBuildLock(folder.resolve("memory")),
                InstantSource.system()));
    }

    private Set<String> ownedBy(String owner) throws IOException, InterruptedException {
        return ids("images", "-aq", "--no-trunc", "--filter", "label=dev.dmcp.project=" + owner);
    }

    private Set<String> images() throws IOException, InterruptedException {
        return ids("images", "-aq", "--no-trunc");
    }

    private Set<String> ids(String... command) throws IOException, InterruptedException {
        return new TreeSet<>(engine.docker(command).lines().toList());
    }
}
