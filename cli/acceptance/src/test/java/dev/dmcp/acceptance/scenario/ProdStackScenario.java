package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.acceptance.scenario.Program.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This repository's own stack on a real engine: generated, built, brought up hardened, and its data outlives it. */
class ProdStackScenario {

    /** One name for all runs, so that what the builds cached is found again. */
    private static final String NAME = "dmcp-scenario";

    private static final List<String> SERVICES = List.of("db", "server", "mcp-memory", "mcp-api", "client");
    private static final List<String> JAVA_SERVICES = List.of("server", "mcp-memory", "mcp-api");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path checkout = Path.of("");

    @BeforeEach
    void cloneUnderANameOfItsOwn() throws IOException {
        checkout = Checkout.copyTo(folder.resolve("clone"));
        Path stack = checkout.resolve("dmcp.yaml");
        Files.writeString(stack, Files.readString(stack).replace("name: dynamic-mcp", "name: " + NAME));
        for (String variable : List.of("CLIENT_PORT", "SERVER_PORT", "MCP_MEMORY_PORT", "MCP_API_PORT")) {
            environment.put(variable, String.valueOf(Http.freePort()));
        }
        environment.put(
                "DMCP_IMAGE_MIRROR", System.getenv().getOrDefault("DMCP_IMAGE_MIRROR", "localhost:5000/mirror"));
    }

    @AfterEach
    void leaveNothing() {
        dmcp("down", "prod", "--volumes", "--yes");
        for (String image : List.of("server", "mcp-memory", "mcp-api", "client")) {
            docker("image", "rm", NAME + "-" + image + ":latest");
        }
    }

    @Test
    void generate_build_up_health_data_survives_down() {
        generatesWhatTheNameChanged();
        buildsEachImageOnce();

        dmcp("env", "init").exits(0);
        assertThat(dmcp("up", "prod", "--dry-run").exits(0).out()).contains("create volume", "needed by");
        dmcp("up", "prod").exits(0);

        everyServiceIsHealthy();
        everyContainerIsHardened();
        postgresRunsAsTuned();
        remembers();
        theClientShowsItselfAndTheApi();
        onlyTheMadePasswordSignsIn();

        dmcp("up", "prod").exits(0);
        dmcp("down", "prod").exits(0);
        assertThat(containers()).isEmpty();
        dmcp("ps", "prod").exits(1);

        dmcp("up", "prod").exits(0);
        recalls();
        assertThat(dmcp("logs", "prod", "server", "--tail", "5").exits(0).out()).contains("listening");
    }

    private void generatesWhatTheNameChanged() {
        dmcp("generate", "--check").exits(4);
        dmcp("generate").exits(0);
        dmcp("generate", "--check").exits(0);
    }

    private void buildsEachImageOnce() {
        dmcp("build", "--cleanup", "selective").exits(0);
        Result again = dmcp("build").exits(0);
        assertThat(again.out() + again.err()).contains("up to date").doesNotContain("built ");
    }

    private void everyServiceIsHealthy() {
        Result status = dmcp("ps", "prod").exits(0);
        for (String service : SERVICES) {
            assertThat(status.out().lines().filter(line -> line.startsWith(service + " ")))
                    .as("line of " + service)
                    .singleElement()
                    .asString()
                    .contains("running", "healthy");
        }
        for (String variable : List.of("SERVER_PORT", "MCP_MEMORY_PORT", "MCP_API_PORT", "CLIENT_PORT")) {
            assertThat(Http.get(address(variable) + "/health").statusCode()).isEqualTo(200);
        }
    }

    private void everyContainerIsHardened() {
        SERVICES.forEach(service -> Hardening.isOf(container(service)));
        JAVA_SERVICES.forEach(service -> Hardening.hasReadOnlyRoot(container(service)));
    }

    private void postgresRunsAsTuned() {
        Result answer = docker(
                        "exec",
                        container("db"),
                        "psql",
                        "--username",
                        "postgres",
                        "--tuples-only",
                        "--no-align",
                        "--command",
                        "SHOW shared_buffers")
                .exits(0);
        assertThat(answer.out().strip()).isEqualTo("256MB");
    }

    private void remembers() {
        assertThat(Http.postJson(
                                address("MCP_MEMORY_PORT") + "/tools/memory_remember",
                                "{\"content\": \"Important information\", \"key\": \"session_1\"}")
                        .statusCode())
                .isEqualTo(200);
        recalls();
    }

    private void recalls() {
        assertThat(Http.postJson(address("MCP_MEMORY_PORT") + "/tools/memory_recall", "{\"key\": \"session_1\"}")
                        .body())
                .contains("Important information");
        assertThat(Http.postJson(
                                address("MCP_API_PORT") + "/tools/execute",
                                "{\"tool\": \"memory_recall\", \"args\": {\"key\": \"session_1\"}}")
                        .body())
                .contains("Important information");
    }

    private void theClientShowsItselfAndTheApi() {
        assertThat(Http.get(address("CLIENT_PORT")).body()).contains("<div id=\"app\">");
        assertThat(Http.get(address("CLIENT_PORT") + "/api/stack").body())
                .contains("\"name\":\"db\",\"status\":\"ok\"");
        assertThat(Http.get(address("CLIENT_PORT") + "/some/page").headers().firstValue("Content-Security-Policy"))
                .isPresent();
    }

    private void onlyTheMadePasswordSignsIn() {
        String made = secret("admin-password");
        HttpResponse<String> session = signIn(made);
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body()).contains("\"token\":\"");
        for (String wrong : List.of("admin", "demo", "for-development-only-never-elsewhere", made + "x")) {
            assertThat(signIn(wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(dmcp("logs", "prod", "server").exits(0).out()).doesNotContain(made, "nobody can sign in");
    }

    /** Through the web page's own server, as a browser does. */
    private HttpResponse<String> signIn(String password) {
        return Http.postJson(
                address("CLIENT_PORT") + "/api/session", "{\"user\": \"admin\", \"password\": \"" + password + "\"}");
    }

    private String secret(String name) {
        try {
            return Files.readString(checkout.resolve(".secrets").resolve(name)).strip();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<String> containers() {
        return docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + NAME)
                .exits(0)
                .out()
                .lines()
                .toList();
    }

    private static String container(String service) {
        return NAME + "-" + service + "-1";
    }

    private String address(String portVariable) {
        return "http://localhost:" + environment.get(portVariable);
    }

    private Result dmcp(String... arguments) {
        return Program.dmcp(checkout).with(environment).run(arguments);
    }

    private static Result docker(String... arguments) {
        return Program.named("docker").run(arguments);
    }
}
