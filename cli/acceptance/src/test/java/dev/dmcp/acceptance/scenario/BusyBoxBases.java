package dev.dmcp.acceptance.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Images under the names of Alpine's, behind a mirror of their own: their only tools are BusyBox's, as on Alpine, and
 * {@code apk} knows the packages that Dockerfiles of dmcp ask for. The C library is Debian's.
 */
final class BusyBoxBases implements AutoCloseable {
    private static final Path RESOURCES = Program.ROOT.resolve("cli/acceptance/src/test/resources/busybox-bases");

    /** By the stage of the Dockerfile that makes it. */
    private static final Map<String, String> NAMES =
            Map.of("node", "node:22-alpine", "alpine", "alpine:3", "nginx", "nginx:stable-alpine");

    private static final List<String> TAKEN_AS_THEY_ARE = List.of("postgres:15-bookworm");

    private final String mirror = "dmcp-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final String source = System.getenv().getOrDefault("DMCP_IMAGE_MIRROR", "localhost:5000/mirror");

    /** @param context an empty folder */
    BusyBoxBases(Path context) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, context.resolve(file.getFileName().toString()));
            }
        }
        NAMES.forEach((stage, name) -> docker(
                        "build",
                        "--quiet",
                        "--build-arg",
                        "MIRROR=" + source,
                        "--target",
                        stage,
                        "--tag",
                        image(name),
                        context.toString())
                .exits(0));
        TAKEN_AS_THEY_ARE.forEach(
                name -> docker("tag", source + "/library/" + name, image(name)).exits(0));
    }

    /** For {@code DMCP_IMAGE_MIRROR}. */
    String mirror() {
        return mirror;
    }

    private String image(String name) {
        return mirror + "/library/" + name;
    }

    @Override
    public void close() {
        Stream.concat(NAMES.values().stream(), TAKEN_AS_THEY_ARE.stream())
                .forEach(name -> docker("image", "rm", image(name)));
    }

    private static Program.Result docker(String... arguments) {
        return Program.named("docker").run(arguments);
    }
}
