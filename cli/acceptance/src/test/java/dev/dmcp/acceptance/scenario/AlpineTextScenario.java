package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dmcp.acceptance.scenario.Program.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written for base {@code alpine}, as far as it can be tried where no Alpine package is to be had: the builder reads the
 * Dockerfiles, with Debian under the names of the images, and BusyBox runs the health check. {@link BusyBoxBaseScenario} builds.
 */
class AlpineTextScenario {
    private static final List<String> IMAGES = List.of("node:22-alpine", "alpine:3", "nginx:stable-alpine");

    private final String prefix = "dmcp-test-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path folder;

    @BeforeEach
    void generateForAlpine() throws IOException {
        NodePackages.copyTo(folder);
        Path stack = folder.resolve("dmcp.yaml");
        Files.writeString(
                stack,
                Files.readString(stack).replace("base: debian", "base: alpine")
                        + "  web: { kind: vite, path: web, needs: [api], proxy: { /api/: api } }\n");
        String mirror = System.getenv().getOrDefault("DMCP_IMAGE_MIRROR", "localhost:5000/mirror");
        for (String image : IMAGES) {
            docker("tag", mirror + "/library/debian:bookworm-slim", prefix + "/library/" + image)
                    .exits(0);
        }
        dmcp("generate").exits(0);
    }

    @AfterEach
    void leaveNothing() {
        IMAGES.forEach(image -> docker("image", "rm", prefix + "/library/" + image));
    }

    @Test
    void the_builder_has_nothing_to_say_about_the_dockerfiles() throws IOException {
        dmcp("build", "--check", "--strict").exits(0);

        for (String name : List.of("api", "web")) {
            Path dockerfile = folder.resolve("dockerfiles").resolve(name).resolve("Dockerfile");
            String text = Files.readString(dockerfile);
            Files.writeString(dockerfile, text.replaceFirst("(?m)^(FROM .*) AS ", "$1 as "));
            assertThat(dmcp("build", "--check", "--strict").exits(1).out()).contains("FromAsCasing");
            Files.writeString(dockerfile, text);
        }
    }

    @Test
    void busybox_runs_the_health_check() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String applet : List.of("sh", "wget")) {
            Files.createSymbolicLink(programs.resolve(applet), Path.of("/bin/busybox"));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/health") ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(healthcheck(programs, server, "/health").code()).isZero();
            assertThat(healthcheck(programs, server, "/ill").code()).isNotZero();
        } finally {
            server.stop(0);
        }
    }

    private Result healthcheck(Path programs, HttpServer server, String path) {
        return Program.named(programs.resolve("sh").toString())
                .with("PATH", programs.toString())
                .run(
                        folder.resolve("dockerfiles/healthcheck").toString(),
                        Integer.toString(server.getAddress().getPort()),
                        path);
    }

    private Result dmcp(String... arguments) {
        return Program.dmcp(folder).with("DMCP_IMAGE_MIRROR", prefix).run(arguments);
    }

    private static Result docker(String... arguments) {
        return Program.named("docker").run(arguments);
    }
}
