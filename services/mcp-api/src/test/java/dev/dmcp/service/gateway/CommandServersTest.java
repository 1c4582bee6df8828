package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are commands: real child processes of a gateway. */
class CommandServersTest {
    @TempDir
    Path folder;

    @Test
    void the_operators_file_starts_changes_and_ends_them() throws Exception {
        write("child", JsonObject.builder().put("GIVEN", "${env:OWN_SECRET}").build());
        try (var gateway = new TestGateway(folder, Map.of("OWN_SECRET", "s3cr3t", "PATH", "/bin"))) {
            TestGateway.await(() ->
                    pid(gateway).isPresent() && state(gateway).string("status").equals(Optional.of("ok")));
            ProcessHandle first = process(gateway);
            JsonObject variables = object(
                            gateway.execute("child__variables", "{}").body())
                    .object("result")
                    .orElseThrow();
            assertThat(variables.string("GIVEN")).contains("s3cr3t");
            assertThat(variables.string("PATH")).contains("/bin");
            assertThat(variables.has("JWT_SECRET") || variables.has("OWN_SECRET"))
                    .isFalse();
            assertThat(state(gateway).toString()).contains("${env:OWN_SECRET}").doesNotContain("s3cr3t");

            write("child", JsonObject.builder().put("GIVEN", "another").build());
            TestGateway.await(() -> !first.isAlive() && given(gateway).equals(Optional.of("another")));
            ProcessHandle second = process(gateway);

            write("other", JsonObject.empty());
            TestGateway.await(() -> !second.isAlive());
            assertThat(gateway.send("GET", "/servers/child", "").statusCode()).isEqualTo(404);
            for (String method : new String[] {"DELETE", "PUT", "PATCH"}) {
                assertThat(gateway.send(method, "/servers/other", "{\"url\":\"http://127.0.0.1:1\"}")
                                .statusCode())
                        .as(method)
                        .isEqualTo(409);
            }
            assertThat(gateway.send("POST", "/servers/other/disable", "{}").body())
                    .contains("mcp.json names `other`");
            assertThat(gateway.log()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void one_that_ends_is_started_again_and_what_it_said_is_in_the_log() throws Exception {
        write("child", JsonObject.empty());
        try (var gateway = new TestGateway(folder, Map.of())) {
            TestGateway.await(() ->
                    pid(gateway).isPresent() && state(gateway).string("status").equals(Optional.of("ok")));
            long first = pid(gateway).orElseThrow();

            assertThat(gateway.execute("child__end", "{}").body()).contains("the server `child` cannot be used");
            TestGateway.await(() -> pid(gateway).filter(pid -> pid != first).isPresent()
                    && state(gateway).string("status").equals(Optional.of("ok")));

            assertThat(state(gateway).integer("restarts")).hasValue(1);
            assertThat(given(gateway)).isEmpty();
            assertThat(gateway.log()).contains("ending as I was told").contains("\"exit\":7");
        }
    }

    @Test
    void nothing_is_left_when_the_gateway_ends() throws Exception {
        write("child", JsonObject.empty());
        ProcessHandle child;
        try (var gateway = new TestGateway(folder, Map.of())) {
            TestGateway.await(() -> pid(gateway).isPresent());
            child = process(gateway);
        }
        TestGateway.await(() -> !child.isAlive());
    }

    @Test
    void callers_register_a_command_only_where_the_operator_allows_it() throws Exception {
        String body = TestChild.definition(JsonObject.empty())
                .with("name", object("{\"n\":\"child\"}").get("n").orElseThrow())
                .toString();
        try (var gateway = new TestGateway(folder, Map.of())) {
            var refused = gateway.send("POST", "/servers", body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("only the operator adds one").contains("GATEWAY_ALLOW_COMMANDS=true");
        }
        try (var gateway = new TestGateway(folder, Map.of("GATEWAY_ALLOW_COMMANDS", "true"))) {
            assertThat(gateway.send("POST", "/servers", body).statusCode()).isEqualTo(201);
            TestGateway.await(() -> state(gateway).string("status").equals(Optional.of("ok")));
            assertThat(gateway.send("DELETE", "/servers/child", "").statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void a_program_that_is_not_there_is_named_and_harms_nobody() throws Exception {
        Files.writeString(folder.resolve("mcp.json"), "{\"mcpServers\":{\"child\":{\"command\":\"no-such-program\"}}}");
        try (var gateway = new TestGateway(folder, Map.of())) {
            TestGateway.await(() -> state(gateway).string("problem").orElse("").contains("no-such-program"));
            assertThat(gateway.send("GET", "/health", "").statusCode()).isEqualTo(200);
        }
    }

    private void write(String name, JsonObject environment) throws Exception {
        JsonObject servers = JsonObject.builder()
                .put(name, TestChild.definition(environment))
                .build();
        Path part = folder.resolve("part");
        Files.writeString(
                part, JsonObject.builder().put("mcpServers", servers).build().toString());
        Files.move(part, folder.resolve("mcp.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static JsonObject state(TestGateway gateway) {
        try {
            return object(gateway.send("GET", "/servers/child", "").body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Long> pid(TestGateway gateway) {
        return state(gateway).integer("pid").stream().boxed().findFirst();
    }

    private static ProcessHandle process(TestGateway gateway) {
        return ProcessHandle.of(pid(gateway).orElseThrow()).orElseThrow();
    }

    private static Optional<String> given(TestGateway gateway) {
        try {
            return object(gateway.execute("child__variables", "{}").body())
                    .object("result")
                    .flatMap(result -> result.get("GIVEN"))
                    .flatMap(JsonValue::asString);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
