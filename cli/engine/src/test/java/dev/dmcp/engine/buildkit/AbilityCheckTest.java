package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.Worker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbilityCheckTest {
    private static final Worker OF_AN_OLD_STORE =
            new Worker("a", Map.of("org.mobyproject.buildkit.worker.executor", "oci"), List.of("linux/amd64"));
    private static final Worker OF_CONTAINERD =
            new Worker("b", Map.of("org.mobyproject.buildkit.worker.snapshotter", "overlayfs"), List.of("linux/amd64"));
    private static final BuildInput TWO_PLATFORMS =
            BuildInput.folder("/context").withPlatforms(List.of("linux/amd64", "linux/arm64"));

    private static BuilderAbilities engine(Worker worker) {
        return BuilderAbilities.of(BuilderPlace.Kind.ENGINE, List.of(worker));
    }

    private static ImageBuild build(BuildInput input, BuildOptions options) {
        return new ImageBuild("web", List.of("web:1"), input, options, Map.of());
    }

    private static ImageBuild build(BuildOptions options) {
        return build(BuildInput.folder("/context"), options);
    }

    private static BuildOptions exported(Export.Kind kind) {
        return BuildOptions.USUAL.withExport(new Export(kind, "/result"));
    }

    private static BuildOptions cachedTo(String type) {
        return BuildOptions.USUAL.withCaches(List.of(), List.of(new Cache(type, Map.of())));
    }

    private static final List<ImageBuild> ONLY_WITH_THE_STORE = List.of(
            build(cachedTo("registry")),
            build(cachedTo("local")),
            build(cachedTo("gha")),
            build(BuildOptions.USUAL.withAttestations(Map.of("provenance", "mode=max"))),
            build(BuildOptions.USUAL.withAttestations(Map.of("sbom", ""))),
            build(exported(Export.Kind.OCI)),
            build(exported(Export.Kind.DOCKER)),
            build(TWO_PLATFORMS, BuildOptions.USUAL.withPush()));

    @Test
    void what_an_engine_without_the_containerd_store_cannot_do_is_refused_before_the_build() {
        for (ImageBuild build : ONLY_WITH_THE_STORE) {
            assertThat(AbilityCheck.isNeededFor(List.of(build))).isTrue();
            assertThatThrownBy(() -> AbilityCheck.require(engine(OF_AN_OLD_STORE), List.of(build), "unix://e.sock"))
                    .as(build.toString())
                    .isInstanceOf(Failure.InvalidInput.class)
                    .hasMessageStartingWith("the builder at `unix://e.sock` cannot ")
                    .hasMessageEndingWith(", which `web` asks for")
                    .satisfies(failure -> assertThat(((Failure) failure).hint().orElse(""))
                            .contains("containerd-snapshotter", "--builder"))
                    .satisfies(failure ->
                            assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.USAGE));
        }
    }

    @Test
    void an_engine_with_the_store_can_do_all_of_it() {
        assertThatCode(() -> AbilityCheck.require(engine(OF_CONTAINERD), ONLY_WITH_THE_STORE, "unix://e.sock"))
                .doesNotThrowAnyException();
    }

    @Test
    void an_engine_without_the_store_pushes_exports_files_and_caches_within_the_image() {
        List<ImageBuild> fine = List.of(
                build(BuildOptions.USUAL.withPush()),
                build(exported(Export.Kind.LOCAL)),
                build(exported(Export.Kind.TAR)),
                build(cachedTo("inline")));

        assertThatCode(() -> AbilityCheck.require(engine(OF_AN_OLD_STORE), fine, "unix://e.sock"))
                .doesNotThrowAnyException();
    }

    @Test
    void several_platforms_do_not_go_into_an_archive_for_one_engine() {
        BuilderAbilities standalone = BuilderAbilities.of(BuilderPlace.Kind.STANDALONE, List.of(OF_CONTAINERD));

        assertThatThrownBy(() -> AbilityCheck.require(
                        standalone, List.of(build(TWO_PLATFORMS, BuildOptions.USUAL)), "tcp://b:1234"))
                .hasMessageContaining("put several platforms into one archive");
    }

    @Test
    void what_is_recorded_beside_an_image_goes_into_no_archive_for_an_engine() {
        BuildOptions attested = BuildOptions.USUAL.withAttestations(Map.of("sbom", ""));
        BuilderAbilities standalone = BuilderAbilities.of(BuilderPlace.Kind.STANDALONE, List.of(OF_CONTAINERD));

        assertThatThrownBy(() -> AbilityCheck.require(standalone, List.of(build(attested)), "tcp://b:1234"))
                .hasMessageContaining("put an image and what is recorded of it into one archive")
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).contains("--push", "type=oci"));
        assertThatThrownBy(() -> AbilityCheck.require(
                        engine(OF_CONTAINERD),
                        List.of(build(attested.withExport(new Export(Export.Kind.DOCKER, "/result")))),
                        "unix://e.sock"))
                .hasMessageContaining("into one archive");
        assertThatCode(() -> AbilityCheck.require(
                        standalone,
                        List.of(
                                build(attested.withPush()),
                                build(attested.withExport(new Export(Export.Kind.OCI, "/result")))),
                        "tcp://b:1234"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_usual_build_is_not_asked_about() {
        assertThat(AbilityCheck.isNeededFor(List.of(build(BuildOptions.USUAL)))).isFalse();
    }
}
