package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only an engine with the containerd image store can do: caches, platforms, archives, same digests. */
@ExtendWith(StoreFixture.class)
class ContainerdStoreIT {
    private static final String STEPS = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "sh", "-c", "/bin/busybox head -c 100 /dev/urandom > /random-%s"]
            """;

    private static TestRegistry registry;
    private final Store store;

    ContainerdStoreIT(Store store) {
        this.store = store;
    }

    @BeforeAll
    static void startRegistry(Store store) throws Exception {
        registry = TestRegistry.start(store.folder.resolve("plain"), "127.0.0.1", TestRegistry.Setting.OPEN);
    }

    @AfterAll
    static void stopRegistry() throws IOException {
        registry.close();
    }

    /** Steps that no other test has. */
    private Path steps(String name) throws IOException {
        return store.context(name, STEPS.formatted(name));
    }

    /** What one engine forgot, it takes again from where it was exported to. */
    private void comesBack(Path context, List<Cache> from, List<Cache> to, BuildOptions options) throws Exception {
        ImageBuild build = Store.image(context, registry.host() + "/cached:1", options.withCaches(from, to));
        store.build(build);
        assertThat(store.stepsThatRan()).isNotEmpty();
        store.forgetEverything();

        store.build(Store.image(context, registry.host() + "/again:1", BuildOptions.USUAL.withCaches(from, List.of())));
        assertThat(store.stepsThatRan()).isEmpty();
    }

    @Test
    void a_cache_in_a_registry_spares_every_step() throws Exception {
        Cache cache = new Cache("registry", Map.of("ref", registry.host() + "/cache:main", "mode", "max"));
        comesBack(steps("registry-cache"), List.of(cache), List.of(cache), BuildOptions.USUAL);
    }

    @Test
    void a_cache_in_a_folder_spares_every_step() throws Exception {
        Path folder = store.folder.resolve("cache folder");
        Cache from = new Cache("local", Map.of("src", folder.toString()));
        Cache to = new Cache("local", Map.of("dest", folder.toString(), "mode", "max"));
        comesBack(steps("local-cache"), List.of(from), List.of(to), BuildOptions.USUAL);

        assertThat(folder.resolve("ingest")).isEmptyDirectory();
        assertThat(store.events).doesNotHaveAnyElementsOfTypes(Event.Warning.class);
    }

    @Test
    void a_cache_within_the_pushed_image_spares_every_step() throws Exception {
        Cache from = new Cache("registry", Map.of("ref", registry.host() + "/cached:1"));
        Cache to = new Cache("inline", Map.of());
        comesBack(steps("inline-cache"), List.of(from), List.of(to), BuildOptions.USUAL.withPush());
    }

    @Test
    void a_cache_folder_that_is_not_there_yet_is_told_of_and_does_no_harm() throws Exception {
        Cache from =
                new Cache("local", Map.of("src", store.folder.resolve("nowhere").toString()));
        store.build(
                Store.image(steps("no-cache"), "nocache:1", BuildOptions.USUAL.withCaches(List.of(from), List.of())));

        assertThat(store.events)
                .contains(new Event.Warning("the cache `" + store.folder.resolve("nowhere") + "` is empty so far"));
        assertThat(store.folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void an_image_for_two_platforms_is_pushed_as_one_list() throws Exception {
        Path context = store.context("platforms", """
                FROM scratch
                ARG TARGETARCH
                COPY for-$TARGETARCH /which
                """);
        Files.writeString(context.resolve("for-amd64"), "amd64");
        Files.writeString(context.resolve("for-arm64"), "arm64");
        String tag = registry.host() + "/platforms:1";
        ImageBuild build = new ImageBuild(
                "web",
                List.of(tag),
                BuildInput.folder(context.toString()).withPlatforms(List.of("linux/amd64", "linux/arm64")),
                BuildOptions.USUAL.withPush(),
                Map.of("dev.dmcp.target", "web"));

        store.build(build);

        assertThat(store.engine.docker("buildx", "imagetools", "inspect", tag)).contains("linux/amd64", "linux/arm64");
        assertThat(store.engine.docker("buildx", "imagetools", "inspect", "--format", "{{json .Image}}", tag))
                .contains("\"dev.dmcp.target\": \"web\"");
    }

    @Test
    void an_archive_of_the_open_container_initiative_holds_the_image_and_its_name() throws Exception {
        Path archive = store.folder.resolve("image.tar");
        store.build(Store.image(
                steps("oci"),
                "example.org/oci:1",
                BuildOptions.USUAL.withExport(new Export(Export.Kind.OCI, archive.toString()))));

        assertThat(Programs.run("tar", "-tf", archive.toString()).lines()).contains("oci-layout", "index.json");
        assertThat(Programs.run("tar", "-xOf", archive.toString(), "index.json"))
                .contains("example.org/oci:1");
        assertThat(store.engine.docker("images", "-q", "example.org/oci:1")).isEmpty();
    }

    @Test
    void with_one_time_for_all_the_image_is_the_same_on_two_machines() throws Exception {
        Path context = store.context("reproducible", """
                FROM scratch
                COPY busybox /bin/busybox
                RUN ["/bin/busybox", "sh", "-c", "/bin/busybox mkdir /made; /bin/busybox echo same > /made/file"]
                """);
        Files.createDirectories(context);
        ImageBuild build = new ImageBuild(
                "web",
                List.of("reproducible:1"),
                BuildInput.folder(context.toString()).withArguments(Map.of("SOURCE_DATE_EPOCH", "1700000000")),
                BuildOptions.USUAL.withNoCache(),
                Map.of("dev.dmcp.target", "web"));
        BuiltImage one = store.build(build);
        String digest = digestOf(store.engine, "reproducible:1");
        assertThat(store.engine.docker(
                        "run",
                        "--rm",
                        "--network=none",
                        "reproducible:1",
                        "/bin/busybox",
                        "stat",
                        "-c",
                        "%Y",
                        "/made/file"))
                .isEqualTo("1700000000\n");

        try (EngineNetwork network = new EngineNetwork();
                SecondEngine other = SecondEngine.start(
                        store.folder.resolve("other"),
                        store.folder.resolve("other-data"),
                        network,
                        store.certificates.authority())) {
            Programs.run("touch", context.resolve("busybox").toString());
            assertThat(store.build(Store.builder(other.address(), store.folder, RegistryPatience.USUAL), build)
                            .id())
                    .isEqualTo(one.id());
            assertThat(digestOf(other, "reproducible:1")).isEqualTo(digest).startsWith("sha256:");
        }
    }

    private static String digestOf(SecondEngine engine, String tag) throws Exception {
        return engine.docker("image", "inspect", "--format", "{{.Descriptor.Digest}}", tag)
                .strip();
    }
}
