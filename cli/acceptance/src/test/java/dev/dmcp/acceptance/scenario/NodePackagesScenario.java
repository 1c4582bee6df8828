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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node.js programs without workspaces, on the bases that are made of Debian: generated, built, up, hardened. */
class NodePackagesScenario {
    private static final String NAME = "dmcp-scenario-node";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void copyTheProject() throws IOException {
        NodePackages.copyTo(folder);
        for (String variable : List.of("API_PORT", "TOOL_PORT")) {
            environment.put(variable, String.valueOf(Http.freePort()));
        }
        environment.put(
                "DMCP_IMAGE_MIRROR", System.getenv().getOrDefault("DMCP_IMAGE_MIRROR", "localhost:5000/mirror"));
    }

    @AfterEach
    void leaveNothing() {
        dmcp("down", "prod", "--volumes", "--yes");
        for (String image : List.of("api", "worker", "tool")) {
            docker("image", "rm", NAME + "-" + image + ":latest");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian", "distroless"})
    void packages_with_lock_files_of_their_own_are_built_and_run_hardened(String base) throws IOException {
        Path stack = folder.resolve("dmcp.yaml");
        Files.writeString(stack, Files.readString(stack).replace("base: debian", "base: " + base));

        dmcp("generate").exits(0);
        dmcp("build", "--check", "--strict").exits(0);
        dmcp("build").exits(0);
        dmcp("up", "prod").exits(0);

        JsonObject self =
                Json.parse(Http.get(address("API_PORT")).body()).asObject().orElseThrow();
        assertThat(self.integer("days")).hasValue(172_800_000L);
        assertThat(self.integer("user")).hasValue(10001L);
        assertThat(self.string("refused")).contains("EROFS");
        assertThat(self.bool("hasDevelopmentPackages")).contains(false);
        assertThat(self.bool("hasShell")).contains(base.equals("debian"));
        assertThat(Http.get(address("TOOL_PORT")).body()).isEqualTo("ready as it is\n");
        assertThat(dmcp("logs", "prod", "worker").exits(0).out()).contains("worker: running");
        assertThat(imageOf("worker")).isEqualTo(imageOf("api"));
        dmcp("ps", "prod").exits(0);
    }

    private static String imageOf(String service) {
        return docker("image", "inspect", "--format", "{{.Id}}", NAME + "-" + service + ":latest")
                .exits(0)
                .out();
    }

    private String address(String portVariable) {
        return "http://localhost:" + environment.get(portVariable);
    }

    private Result dmcp(String... arguments) {
        return Program.dmcp(folder).with(environment).run(arguments);
    }

    private static Result docker(String... arguments) {
        return Program.named("docker").run(arguments);
    }
}
