package dev.dmcp.application.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalServicesTest {

    private static final Path ROOT = Path.of("/project");

    private static final String STACK = """
            version: 1
            name: demo
            services:
              db:     { kind: postgres, version: 15 }
              memory: { kind: java, path: services/memory, port: 3001, health: /health, mcp: { path: /mcp },
                        needs: [db], secrets: [JWT_SECRET, API_KEY], limits: { memory: 256M } }
              server: { kind: java, path: services/server, port: 3000, health: /health, needs: [db], uses: [memory] }
              client: { kind: vite, path: services/client, port: 8080, needs: [server] }
              cache:  { kind: image, image: "redis:7" }
              tool:   { kind: node, path: tool, local: { build: [make], run: [./tool, --fast], directory: bin,
                        environment: { MODE: quick } } }
            """;

    private static final MavenReactor REACTOR = new MavenReactor(
            "services/pom.xml",
            List.of("pom.xml"),
            List.of("services/kit", "services/memory", "services/server"),
            Map.of(),
            Map.of("services/memory", "demo-memory", "services/server", "demo-server"));

    private final Stack stack = StackReader.read("dmcp.yaml", STACK, Map.of()).orFail();
    private final List<LocalService> services = LocalServices.of(
            stack,
            new LocalSettings(
                    ROOT,
                    ROOT.resolve(".dmcp/data"),
                    Path.of("/jdk/bin/java"),
                    "/project/mvnw",
                    Optional.of(REACTOR),
                    Map.of("API_KEY", "secret"),
                    Map.of("JWT_SECRET", ROOT.resolve("secrets/jwt"))));

    private LocalService service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_embedded_database_takes_the_place_of_the_server_and_images_are_left_out() {
        assertThat(services.stream().map(LocalService::name)).containsExactly("memory", "server", "client", "tool");
        assertThat(LocalServices.leftOut(stack)).containsExactly("cache");
        assertThat(service("memory").needs()).isEmpty();
        assertThat(service("client").needs()).containsExactly("server");
    }

    @Test
    void a_java_service_runs_its_jar_with_a_heap_of_half_its_limit() {
        assertThat(service("memory").command())
                .startsWith("/jdk/bin/java")
                .contains("-Xmx128m")
                .endsWith("-jar", "/project/services/memory/target/demo-memory.jar");
        assertThat(service("memory").artifact()).contains(ROOT.resolve("services/memory/target/demo-memory.jar"));
        assertThat(service("memory").speaksMcp()).isTrue();
        assertThat(service("memory").health()).contains(URI.create("http://127.0.0.1:3001/health"));
    }

    @Test
    void a_java_service_that_maven_does_not_build_says_how_it_runs() {
        assertThat(withoutMaven("java: { kind: java, path: app, local: { run: [java, -jar, app.jar] } }"))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.command()).containsExactly("java", "-jar", "app.jar");
                    assertThat(service.build()).isEmpty();
                    assertThat(service.directory()).isEqualTo(ROOT.resolve("app"));
                });
        assertThatThrownBy(() -> withoutMaven("java: { kind: java, path: app }"))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("the service `java` is of kind java, and `app` is no module of a Maven project");
    }

    private static List<LocalService> withoutMaven(String service) {
        Stack stack = StackReader.read("dmcp.yaml", "version: 1\nname: demo\nservices:\n  " + service, Map.of())
                .orFail();
        return LocalServices.of(
                stack,
                new LocalSettings(
                        ROOT,
                        ROOT.resolve(".dmcp/data"),
                        Path.of("/jdk/bin/java"),
                        "mvn",
                        Optional.empty(),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void one_maven_call_builds_all_java_services_from_their_own_sources() {
        BuildStep build = service("memory").build().orElseThrow();

        assertThat(service("server").build()).contains(build);
        assertThat(build.command())
                .startsWith("/project/mvnw")
                .containsSequence("-f", "services/pom.xml")
                .contains("-DskipTests")
                .endsWith("-am", "package");
        assertThat(build.command().get(build.command().indexOf("-pl") + 1).split(","))
                .containsExactlyInAnyOrder("memory", "server");
        assertThat(build.inputs())
                .contains(
                        ROOT.resolve("pom.xml"),
                        ROOT.resolve("services/kit/src/main"),
                        ROOT.resolve("services/memory/pom.xml"))
                .doesNotContain(ROOT);
    }

    @Test
    void a_service_learns_where_it_is_and_where_its_neighbours_are() {
        assertThat(service("server").environment())
                .containsEntry("PORT", "3000")
                .containsEntry("HOST", "127.0.0.1")
                .containsEntry("DATA_DIR", "/project/.dmcp/data")
                .containsEntry("MEMORY_URL", "http://127.0.0.1:3001")
                .doesNotContainKey("DATABASE_URL");
    }

    @Test
    void only_declared_secrets_reach_a_service_by_value_or_by_file() {
        assertThat(service("memory").environment())
                .containsEntry("API_KEY", "secret")
                .containsEntry("JWT_SECRET_FILE", "/project/secrets/jwt");
        assertThat(service("server").environment()).doesNotContainKeys("API_KEY", "JWT_SECRET_FILE");
    }

    @Test
    void a_vite_client_runs_its_development_server_on_exactly_its_port() {
        assertThat(service("client").command())
                .containsExactly("npm", "run", "dev", "--", "--host", "127.0.0.1", "--port", "8080", "--strictPort");
        assertThat(service("client").build().orElseThrow().requires()).isEqualTo("npm");
        assertThat(service("client").health()).contains(URI.create("http://127.0.0.1:8080/"));
        assertThat(service("client").artifact()).isEmpty();
    }

    @Test
    void what_the_stack_says_about_a_service_wins_over_its_kind() {
        LocalService tool = service("tool");

        assertThat(tool.command()).containsExactly("./tool", "--fast");
        assertThat(tool.build().orElseThrow().command()).containsExactly("make");
        assertThat(tool.directory()).isEqualTo(ROOT.resolve("bin"));
        assertThat(tool.environment()).containsEntry("MODE", "quick");
        assertThat(tool.health()).isEmpty();
    }

    @Test
    void the_same_definition_has_the_same_fingerprint_and_another_has_another() {
        LocalService memory = service("memory");

        assertThat(memory.runnable().fingerprint()).isEqualTo(memory.fingerprint());
        assertThat(memory.withEnvironment(Map.of("A", "b")).fingerprint()).isNotEqualTo(memory.fingerprint());
    }
}
