package dev.dmcp.engine.buildkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is recorded beside an image: how it was built, and what is in it. The usual scanner comes from Docker Hub; ours
 * keeps to the same protocol and lists the packages of Debian, by a shell and awk.
 */
@ExtendWith(StoreFixture.class)
class AttestationsIT {
    private static final Path SCANNER = Path.of("src/test/resources/sbom-scanner");

    private static TestRegistry registry;
    private static String scanner;
    private final Store store;

    AttestationsIT(Store store) {
        this.store = store;
    }

    @BeforeAll
    static void startRegistryWithAScanner(Store store) throws Exception {
        registry = TestRegistry.start(store.folder.resolve("attested"), "127.0.0.1", TestRegistry.Setting.OPEN);
        scanner = registry.host() + "/mirror/docker/buildkit-syft-scanner:stable-1";
        Path context = store.context("scanner", Files.readString(SCANNER.resolve("Dockerfile")));
        Files.copy(SCANNER.resolve("scan"), context.resolve("scan"));
        store.build(Store.image(context, scanner, BuildOptions.USUAL.withPush()));
        store.engine.docker("image", "rm", scanner);
    }

    @AfterAll
    static void stopRegistry() throws IOException {
        registry.close();
    }

    /** An image with the entries of packages that every Debian has; it was built with another. */
    private Path packaged(String name) throws IOException {
        Path context = store.context(name, """
                FROM scratch AS builder
                ARG BUILDKIT_SBOM_SCAN_STAGE=true
                COPY busybox /bin/busybox
                COPY status-of-builder /var/lib/dpkg/status
                RUN ["/bin/busybox", "sh", "-c", "/bin/busybox echo %s > /made"]

                FROM scratch
                COPY busybox /bin/busybox
                COPY status /var/lib/dpkg/status
                COPY --from=builder /made /made
                """.formatted(name));
        Files.writeString(context.resolve("status"), Programs.run("dpkg-query", "--status", "base-files", "bash"));
        Files.writeString(context.resolve("status-of-builder"), Programs.run("dpkg-query", "--status", "dpkg"));
        return context;
    }

    private static String[] installed(String... packages) throws IOException {
        String[] command = new String[packages.length + 3];
        System.arraycopy(
                new String[] {"dpkg-query", "--show", "--showformat=${Package} ${Version}\\n"}, 0, command, 0, 3);
        System.arraycopy(packages, 0, command, 3, packages.length);
        return Programs.run(command).lines().toArray(String[]::new);
    }

    private static BuildOptions attested(BuildOptions options) {
        return options.withAttestations(Map.of("sbom", "generator=" + scanner, "provenance", "mode=max"));
    }

    private static void namesItsPackages(Attested attested) throws IOException {
        assertThat(attested.packages("sbom")).containsExactlyInAnyOrder(installed("base-files", "bash"));
        assertThat(attested.packages("sbom-builder")).containsExactly(installed("dpkg"));
        assertThat(attested.kinds()).hasSize(3).anyMatch(kind -> kind.startsWith("https://slsa.dev/provenance/"));
    }

    @Test
    void a_pushed_index_names_the_packages_of_the_image_and_how_it_was_built() throws Exception {
        String tag = registry.host() + "/packaged:1";
        Path context = packaged("packaged");

        store.build(Store.image(context, tag, attested(BuildOptions.USUAL.withPush())));

        Attested pushed = Attested.pushed(tag);
        namesItsPackages(pushed);
        assertThat(pushed.statements().toString())
                .as("the Dockerfile")
                .contains(Base64.getEncoder().encodeToString("FROM scratch AS bu".getBytes(UTF_8)));
        assertThat(store.engine.docker("buildx", "imagetools", "inspect", "--format", "{{json .SBOM}}", tag))
                .as("as docker reads it")
                .contains("base-files", "bash");
    }

    @Test
    void an_archive_has_the_same_beside_its_image() throws Exception {
        Path archive = store.folder.resolve("attested.tar");

        store.build(Store.image(
                packaged("archived"),
                "example.org/archived:1",
                attested(BuildOptions.USUAL.withExport(new Export(Export.Kind.OCI, archive.toString())))));

        namesItsPackages(Attested.exported(archive, store.folder.resolve("attested-archive")));
    }

    /** Such an image comes to the engine as an archive, and the engine pushes it. */
    @Test
    void with_one_time_for_all_the_engine_pushes_them_too() throws Exception {
        String tag = registry.host() + "/timed:1";
        BuildInput input = BuildInput.folder(packaged("timed").toString())
                .withArguments(Map.of("SOURCE_DATE_EPOCH", "1700000000"));

        store.build(new ImageBuild("web", List.of(tag), input, attested(BuildOptions.USUAL.withPush()), Map.of()));

        namesItsPackages(Attested.pushed(tag));
    }

    @Test
    void a_scanner_that_only_the_engine_has_does_as_well() throws Exception {
        String local = "localhost:1/mirror/scanner:1";
        store.engine.docker("pull", "--quiet", scanner);
        store.engine.docker("tag", scanner, local);
        String tag = registry.host() + "/local-scanner:1";

        store.build(Store.image(
                packaged("local-scanner"),
                tag,
                BuildOptions.USUAL.withPush().withAttestations(Map.of("sbom", "generator=" + local))));

        assertThat(Attested.pushed(tag).packages("sbom")).containsExactlyInAnyOrder(installed("base-files", "bash"));
    }

    @Test
    void an_sbom_without_its_scanner_is_refused_before_the_build() throws Exception {
        String nowhere = "127.0.0.1:1/no/scanner:1";
        ImageBuild build = Store.image(
                packaged("unscanned"),
                "unscanned:1",
                BuildOptions.USUAL.withAttestations(Map.of("sbom", "generator=" + nowhere)));

        assertThatThrownBy(() -> store.build(build))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("the SBOM of `web` needs the scanner image `" + nowhere
                        + "`, and the engine can get it from nowhere")
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).contains("--sbom generator=IMAGE"));
        assertThat(store.events).isEmpty();
    }
}
