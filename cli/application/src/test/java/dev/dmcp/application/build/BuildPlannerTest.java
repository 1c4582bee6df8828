package dev.dmcp.application.build;

import static dev.dmcp.application.image.BuildOptions.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.image.InputFiles.InputFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildPlannerTest {
    private static final BuildInput APP = BuildInput.folder("/repo/app");
    private static final BuildInput WEB = BuildInput.folder("/repo/web");
    private static final EngineImage DEBIAN =
            new EngineImage("sha256:deb1a9", List.of("debian:latest"), Map.of(), 1, Instant.EPOCH);

    private final Map<BuildInput, InputFiles> files = new HashMap<>();
    private final List<EngineImage> images = new ArrayList<>(List.of(DEBIAN));
    private final Map<String, Map<String, String>> earlier = new HashMap<>();
    private final Set<String> ownIds = new HashSet<>();

    @Test
    void an_image_that_is_not_there_is_built() {
        files.put(APP, context("FROM debian", "main"));

        assertThat(text(wish("app", APP))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (no image yet)
                """);
    }

    @Test
    void services_with_the_same_input_share_one_build_with_all_names() {
        files.put(APP, context("FROM debian", "main"));
        files.put(WEB, context("FROM debian", "web"));

        assertThat(text(wish("server", APP), wish("memory", APP), wish("client", WEB), wish("api", APP)))
                .isEqualTo("""
                        build:
                          s1  build image server as demo-server, demo-memory, demo-api  (no image yet)
                          s2  build image client as demo-client  (no image yet)
                        """);
    }

    @Test
    void an_image_built_from_the_same_input_is_up_to_date() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");

        assertThat(text(wish("app", APP))).isEqualTo("""
                build: nothing to do
                  up to date: app  (input %s is image demo-app)
                """.formatted(stamp(APP).substring(0, 12)));
    }

    @Test
    void a_base_that_only_a_registry_has_is_asked_for() {
        files.put(APP, context("FROM debian\nCOPY --from=tools:1 /tool /", "main"));
        onTheEngine("demo", stamp(APP, Map.of("debian", DEBIAN.id(), "tools:1", "absent")), "demo-app:latest");

        assertThat(text(wish("app", APP))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (its base image `tools:1` is not on the engine, and may be another one in its registry now)
                """);
    }

    @Test
    void a_base_that_is_named_by_its_content_is_what_it_was() {
        String pinned = "tools@sha256:" + "0".repeat(64);
        files.put(APP, context("FROM " + pinned, "main"));
        onTheEngine("demo", stamp(APP, Map.of(pinned, "absent")), "demo-app:latest");

        assertThat(text(wish("app", APP))).startsWith("build: nothing to do");
    }

    @Test
    void services_with_equal_files_in_two_folders_keep_their_own_images() {
        files.put(APP, context("FROM debian", "main"));
        files.put(WEB, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");
        onTheEngine("demo", stamp(WEB), "demo-web:latest");

        assertThat(text(wish("app", APP), wish("web", WEB)))
                .startsWith("build: nothing to do")
                .contains("is image demo-app)", "is image demo-web)");
    }

    @Test
    void a_name_that_is_missing_is_given_without_a_build() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");

        assertThat(text(wish("app", APP), wish("worker", APP))).isEqualTo("""
                build:
                  s1  tag image 0123456789ab as demo-worker  (the image of `app` is there already, without this name)
                """);
    }

    @Test
    void an_image_that_others_built_on_ours_is_not_ours() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "tools/debugger:v1");

        assertThat(text(wish("app", APP))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (no image yet)
                """);
    }

    @Test
    void an_image_that_was_built_here_is_ours_whatever_others_call_it() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "tools/debugger:v1");
        ownIds.add("sha256:0123456789abcdef");

        assertThat(text(wish("app", APP))).contains("s1  tag image 0123456789ab as demo-app  ");
    }

    @Test
    void an_image_keeps_counting_under_another_tag_of_its_name() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:v1");

        assertThat(text(wish("app", APP))).contains("s1  tag image 0123456789ab as demo-app  ");
    }

    @Test
    void a_changed_input_is_named() {
        files.put(APP, context("FROM debian", "main"));
        earlier.put("app", Map.copyOf(digest(APP).parts()));
        onTheEngine("demo", stamp(APP), "demo-app:latest");
        files.put(APP, context("FROM debian", "main, changed"));

        assertThat(text(wish("app", APP))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (file main.c changed)
                """);
    }

    @Test
    void an_image_of_another_project_or_of_nobody_is_not_trusted() {
        files.put(APP, context("FROM debian", "main"));
        files.put(WEB, context("FROM debian", "web"));
        onTheEngine("demo-2", stamp(APP), "demo-app:latest");
        images.add(new EngineImage("sha256:9", List.of("demo-web:latest"), Map.of(), 1, Instant.EPOCH));

        assertThat(text(wish("app", APP), wish("web", WEB))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (the image of that name is of another project)
                  s2  build image web as demo-web  (the image of that name was not built by dmcp)
                """);
    }

    @Test
    void an_image_waits_for_the_one_that_it_starts_from() {
        files.put(WEB, context("FROM demo-app:latest", "web"));
        files.put(APP, context("FROM debian", "main"));

        assertThat(text(wish("web", WEB), wish("app", APP))).isEqualTo("""
                build:
                  s1  build image app as demo-app  (no image yet)
                  s2  build image web as demo-web  (its base image `app` is built; after s1)
                """);
    }

    @Test
    void a_new_base_image_changes_the_input() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");
        images.add(new EngineImage("sha256:new", List.of("debian:latest"), Map.of(), 1, Instant.EPOCH));

        assertThat(text(wish("app", APP))).contains("build image app as demo-app  (its input changed)");
    }

    @Test
    void force_and_its_relatives_say_so() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");
        BuildSnapshot snapshot = snapshot();

        assertThat(plan(snapshot, true, USUAL)).contains("(--force)");
        assertThat(plan(snapshot, false, USUAL.withNoCache())).contains("(--no-cache)");
        assertThat(plan(snapshot, false, USUAL.withPull())).contains("(--pull: ");
        assertThat(plan(snapshot, false, USUAL.withPush())).contains("(to be pushed)");
    }

    @Test
    void built_images_carry_project_target_and_input() {
        files.put(APP, context("FROM debian", "main"));
        BuildPlan plan = BuildPlanner.plan(new BuildRequest("demo", List.of(wish("app", APP)), false), snapshot());

        assertThat(plan.builds().getFirst().labels())
                .containsEntry(ImageLabels.PROJECT, "demo")
                .containsEntry(ImageLabels.TARGET, "app")
                .containsEntry(ImageLabels.INPUT, stamp(APP));
    }

    @Test
    void an_image_without_the_attestations_that_are_asked_for_is_not_up_to_date() {
        files.put(APP, context("FROM debian", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");
        earlier.put("app", Map.copyOf(digest(APP).parts()));

        assertThat(plan(snapshot(), false, USUAL.withAttestations(Map.of("sbom", ""))))
                .contains("build image app as demo-app  (attestation sbom is new)");
    }

    @Test
    void what_takes_a_context_from_an_address_is_always_asked_for() {
        BuildInput app = APP.withContexts(Map.of("shared", "https://example.org/shared.git"));
        files.put(app, context("FROM debian", "main"));
        onTheEngine("demo", stamp(app), "demo-app:latest");

        assertThat(text(wish("app", app))).contains("(`https://example.org/shared.git` may have changed)");
    }

    @Test
    void what_adds_files_from_an_address_is_always_asked_for() {
        files.put(APP, context("FROM debian\nADD https://example.org/tool /tool", "main"));
        onTheEngine("demo", stamp(APP), "demo-app:latest");

        assertThat(text(wish("app", APP))).contains("(`https://example.org/tool` may have changed)");
    }

    private BuildSnapshot snapshot() {
        Map<BuildInput, DockerfileUse> uses = new HashMap<>();
        files.forEach((input, read) -> uses.put(
                input,
                DockerfileUse.of(
                        read.dockerfile(), input.target(), input.arguments(), Set.of(), image -> Optional.empty())));
        return new BuildSnapshot(files, uses, images, earlier, ownIds);
    }

    private static String plan(BuildSnapshot snapshot, boolean force, BuildOptions options) {
        Wish wish = new Wish("app", List.of("demo-app"), APP, options);
        return BuildPlanner.plan(new BuildRequest("demo", List.of(wish), force), snapshot)
                .asText();
    }

    private String text(Wish... wishes) {
        return BuildPlanner.plan(new BuildRequest("demo", List.of(wishes), false), snapshot())
                .asText();
    }

    private static Wish wish(String service, BuildInput input) {
        return new Wish(service, List.of("demo-" + service), input, USUAL);
    }

    private static InputFiles context(String dockerfile, String main) {
        return new InputFiles(
                dockerfile, Optional.empty(), Map.of("context", List.of(new InputFile("main.c", 0644, main))));
    }

    private InputDigest digest(BuildInput input) {
        return InputDigest.of(input, Objects.requireNonNull(files.get(input)), Map.of("debian", DEBIAN.id()));
    }

    private String stamp(BuildInput input) {
        return digest(input).value();
    }

    private String stamp(BuildInput input, Map<String, String> bases) {
        return InputDigest.of(input, Objects.requireNonNull(files.get(input)), bases)
                .value();
    }

    private void onTheEngine(String project, String stamp, String tag) {
        images.add(new EngineImage(
                "sha256:0123456789abcdef",
                List.of(tag),
                Map.of(ImageLabels.PROJECT, project, ImageLabels.INPUT, stamp),
                1,
                Instant.EPOCH));
    }
}
