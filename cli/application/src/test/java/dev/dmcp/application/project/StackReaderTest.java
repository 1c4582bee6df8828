package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackReaderTest {
    private static final Path CASES = Path.of("src/test/resources/stacks");

    @Test
    void our_own_stack_is_read_whole() throws IOException {
        String text = Files.readString(Path.of("../../dmcp.yaml"));

        Stack stack = StackReader.read("dmcp.yaml", text, Map.of("DMCP_IMAGE_MIRROR", "registry.example/hub/"))
                .orFail();

        assertThat(stack.name()).isEqualTo("dynamic-mcp");
        assertThat(stack.images().mirror()).isEqualTo("registry.example/hub");
        assertThat(stack.services())
                .extracting(ServiceSpec::name)
                .containsExactly("db", "server", "mcp-memory", "mcp-api", "client");
        assertThat(stack.mcpServices()).extracting(ServiceSpec::name).containsExactly("mcp-memory", "mcp-api");
        assertThat(stack.environment("dev").orElseThrow().composeFiles())
                .containsExactly("docker-compose.yml", "docker-compose.dev.yml");
    }

    @Test
    void a_file_of_three_lines_gets_all_defaults() {
        Stack stack = read("""
                version: 1
                name: small
                services: { web: { kind: vite, path: ./web/, publish: 80 } }
                """).orFail();

        ServiceSpec web = stack.service("web").orElseThrow();
        assertThat(web.port()).hasValue(8080);
        assertThat(web.publish()).contains(new Publish("0.0.0.0", 80));
        assertThat(web.health()).contains(HealthSpec.at("/health"));
        assertThat(web.kind().path()).contains("web");
        assertThat(stack.images()).isEqualTo(Images.defaults());
        assertThat(stack.environments()).isEqualTo(EnvironmentSpec.defaults());
        assertThat(stack.defaultEnvironment()).isEqualTo("local");
    }

    @Test
    void sizes_times_and_numbers_become_values() {
        ServiceSpec service = read("""
                version: 1
                name: small
                services:
                  api:
                    kind: java
                    path: api
                    port: 3000
                    health: { path: /ready, interval: 1m30s, timeout: 500ms, retries: 5 }
                    limits: { memory: 1.5G, cpus: 0.3, pids: 64 }
                """).orFail().services().getFirst();

        assertThat(service.limits().memoryBytes()).hasValue(3L << 29);
        assertThat(service.limits().cpus()).contains(new Cpus("0.3"));
        assertThat(service.limits().pids()).hasValue(64);
        assertThat(service.health())
                .contains(new HealthSpec(
                        "/ready", Duration.ofSeconds(90), Duration.ofMillis(500), 5, Duration.ofSeconds(30)));
    }

    @Test
    void a_published_port_of_a_server_is_on_loopback_unless_an_address_says_otherwise() {
        assertThat(Publish.parse("3000", false)).contains(new Publish("127.0.0.1", 3000));
        assertThat(Publish.parse("0.0.0.0:3000", false)).contains(new Publish("0.0.0.0", 3000));
        assertThat(Publish.parse("[::1]:3000", false)).contains(new Publish("[::1]", 3000));
        assertThat(Publish.parse("3000:3000", false)).isEmpty();
        assertThat(Publish.parse("70000", false)).isEmpty();
        assertThat(Publish.parse("localhost:80", false)).isEmpty();
    }

    @Test
    void an_address_variable_is_named_after_the_service_and_a_database_is_the_database() {
        Stack stack = read("""
                version: 1
                name: small
                services: { mcp-memory: { kind: java, path: m }, db: { kind: postgres } }
                """).orFail();

        assertThat(stack.services())
                .extracting(ServiceSpec::addressVariable)
                .containsExactly("MCP_MEMORY_URL", "DATABASE_URL");
    }

    @Test
    void variables_are_replaced_in_every_text() {
        String text = """
                version: 1
                name: small
                images: { mirror: "${MIRROR:-}", tag: "${TAG}-$$x" }
                services: { db: { kind: postgres } }
                """;

        Stack stack = StackReader.read("dmcp.yaml", text, Map.of("TAG", "2.1")).orFail();

        assertThat(stack.images().mirror()).isEmpty();
        assertThat(stack.images().tag()).isEqualTo("2.1-$x");
    }

    @Test
    void a_rejected_file_is_one_failure_with_all_its_problems() {
        assertThatThrownBy(() -> read("version: 1\nname: BAD\n").orFail())
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageStartingWith("cannot use `dmcp.yaml`: 2 problems\n  dmcp.yaml:1:1: ");
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_wrong_file_is_answered_with_every_problem(Path folder) throws IOException {
        StackResult result = read(Files.readString(folder.resolve("dmcp.yaml")));

        assertThat(result).isInstanceOf(StackResult.Rejected.class);
        StringBuilder told = new StringBuilder();
        ((StackResult.Rejected) result)
                .problems()
                .forEach(problem -> told.append(problem).append('\n'));
        GoldenText.compare(folder.resolve("expected.err"), told.toString());
    }

    private static StackResult read(String text) {
        return StackReader.read("dmcp.yaml", text, Map.of());
    }
}
