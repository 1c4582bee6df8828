package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.acceptance.scenario.Program.Result;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base {@code alpine} on images that have BusyBox and no other tools, in the place of Alpine's own, which cannot be had
 * everywhere: generated, built, up, healthy and hardened. Nothing is seen here of musl and of Alpine's packages.
 */
class BusyBoxBaseScenario {
    /** Names that stay, so that what the builds cached is found again. */
    private static final String PACKAGES = "dmcp-scenario-busybox-node";

    private static final String SITE = "dmcp-scenario-busybox-site";
    private static final String EXAMPLE = "dmcp-scenario-busybox";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private BusyBoxBases bases;
    private Path project = Path.of("");

    @BeforeEach
    void makeTheBases(@TempDir Path context) throws IOException {
        bases = new BusyBoxBases(context);
        environment.put("DMCP_IMAGE_MIRROR", bases.mirror());
        for (String service : List.of("API", "TOOL", "CLIENT", "SERVER", "MCP_MEMORY", "MCP_API")) {
            environment.put(service + "_PORT", String.valueOf(Http.freePort()));
        }
    }

    @AfterEach
    void leaveNothing() {
        dmcp("down", "prod", "--volumes", "--yes");
        for (String name : List.of(PACKAGES, SITE, EXAMPLE)) {
            docker("image", "ls", "--quiet", "--filter", "label=dev.dmcp.project=" + name)
                    .out()
                    .lines()
                    .distinct()
                    .forEach(id -> docker("image", "rm", "--force", id));
        }
        bases.close();
    }

    @Test
    void packages_with_lock_files_of_their_own_run_where_busybox_is_all_there_is() throws IOException {
        project = folder;
        NodePackages.copyTo(folder);
        describe(text -> text.replace("base: debian", "base: alpine")
                .replace("dmcp-scenario-node", PACKAGES)
                .replace("health: /health", "health: /health, limits: { memory: 128M, cpus: 0.5 }"));
        comesUp();

        JsonObject self = Json.parse(get("API", "")).asObject().orElseThrow();
        assertThat(self.integer("days")).hasValue(172_800_000L);
        assertThat(self.integer("user")).hasValue(10001L);
        assertThat(self.string("refused")).contains("EROFS");
        assertThat(self.bool("hasDevelopmentPackages")).contains(false);
        assertThat(self.bool("hasShell")).contains(true);
        assertThat(get("TOOL", "")).isEqualTo("ready as it is\n");
        isHardenedBusyBox(PACKAGES, List.of("api", "tool"));
    }

    @Test
    void a_site_by_itself_is_served_where_busybox_is_all_there_is() throws IOException {
        project = folder.resolve("site");
        Path client = Checkout.copyTo(folder.resolve("clone")).resolve("services/client");
        Files.createDirectories(project);
        Files.move(client, project.resolve("client"));
        Files.writeString(project.resolve("dmcp.yaml"), """
                version: 1
                name: %s
                images: { base: alpine, mirror: "${DMCP_IMAGE_MIRROR:-}" }
                services:
                  client: { kind: vite, path: client, port: 8080, publish: 8080, limits: { memory: 128M, cpus: 0.5 } }
                """.formatted(SITE));
        comesUp();

        assertThat(get("CLIENT", "/some/page")).contains("<div id=\"app\">");
        docker("exec", SITE + "-client-1", "test", "-s", "/usr/share/nginx/html/index.html.gz")
                .exits(0);
        isHardenedBusyBox(SITE, List.of("client"));
    }

    @Test
    void the_stack_of_the_example_is_healthy_and_hardened_where_busybox_is_all_there_is() throws IOException {
        project = Checkout.copyTo(folder.resolve("clone")).resolve("examples/dynamic-mcp");
        describe(text -> text.replace("base: distroless", "base: alpine").replace("dynamic-mcp-example", EXAMPLE));
        comesUp();

        assertThat(get("CLIENT", "/some/page")).contains("<div id=\"app\">");
        Http.postJson(
                address("MCP_MEMORY") + "/tools/memory_remember",
                "{\"content\": \"Important information\", \"key\": \"session_1\"}");
        assertThat(Http.postJson(
                                address("MCP_API") + "/tools/execute",
                                "{\"tool\": \"memory_recall\", \"args\": {\"key\": \"session_1\"}}")
                        .body())
                .contains("Important information");
        isHardenedBusyBox(EXAMPLE, List.of("server", "mcp-memory", "mcp-api", "client"));
    }

    /** Changes {@code dmcp.yaml} of the project. */
    private void describe(UnaryOperator<String> change) throws IOException {
        Path stack = project.resolve("dmcp.yaml");
        Files.writeString(stack, change.apply(Files.readString(stack)));
    }

    private void comesUp() {
        dmcp("generate").exits(0);
        dmcp("env", "init").exits(0);
        dmcp("build", "--check", "--strict").exits(0);
        dmcp("build").exits(0);
        dmcp("up", "prod").exits(0);
        dmcp("ps", "prod").exits(0);
    }

    /** Each is what it is said to be: no bash, every tool a link to BusyBox. */
    private static void isHardenedBusyBox(String name, List<String> services) {
        for (String service : services) {
            String container = name + "-" + service + "-1";
            Hardening.isOf(container);
            Hardening.hasReadOnlyRoot(container);
            assertThat(docker("inspect", "--format", "{{.State.Health.Status}}", container)
                            .exits(0)
                            .out()
                            .strip())
                    .as("health of " + container)
                    .isEqualTo("healthy");
            docker("exec", container, "test", "!", "-e", "/bin/bash").exits(0);
            for (String tool : List.of("/bin/sh", "/bin/tar", "/usr/bin/wget")) {
                assertThat(docker("exec", container, "readlink", tool).exits(0).out())
                        .isEqualTo("/bin/busybox\n");
            }
        }
    }

    private String get(String service, String path) {
        return Http.get(address(service) + path).body();
    }

    private String address(String service) {
        return "http://localhost:" + environment.get(service + "_PORT");
    }

    private Result dmcp(String... arguments) {
        return Program.dmcp(project).with(environment).run(arguments);
    }

    private static Result docker(String... arguments) {
        return Program.named("docker").run(arguments);
    }
}
