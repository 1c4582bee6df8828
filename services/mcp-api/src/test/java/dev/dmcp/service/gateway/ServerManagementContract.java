package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.oauth.LoginServer;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding, changing, switching and removing servers by REST and by tools, whichever database is below. */
abstract class ServerManagementContract {
    @TempDir
    Path folder;

    abstract TestDatabase database();

    private TestGateway start(Map<String, String> more) throws Exception {
        var variables = new HashMap<>(database().environment());
        variables.putAll(more);
        return new TestGateway(folder, variables);
    }

    @Test
    void a_server_is_added_changed_switched_and_removed_and_survives_restarts() throws Exception {
        try (var upstream = new TestUpstream(TestGateway.TOKENS, 0)) {
            try (TestGateway gateway = start(Map.of())) {
                assertThat(post(gateway, """
                        {"name": "one", "url": "%s", "timeout": 5, "denyTools": ["fa*"]}""".formatted(upstream.url())).statusCode())
                        .isEqualTo(201);
                assertThat(post(gateway, "{\"name\":\"one\",\"url\":\"" + upstream.url() + "\"}")
                                .body())
                        .contains("there is a server of that name");
                assertThat(one(gateway).toString())
                        .contains("\"tools\":4", "\"connection\":\"connected\"", "\"protocolVersion\":\"2026-07-28\"");
            }
            try (TestGateway gateway = start(Map.of())) {
                assertThat(one(gateway).toString())
                        .contains("\"timeout\":5", "\"origin\":\"registered\"", "\"tools\":4");
                assertThat(gateway.send("PATCH", "/servers/one", "{\"denyTools\":null,\"concurrency\":3}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(one(gateway).toString()).contains("\"timeout\":5", "\"concurrency\":3", "\"tools\":5");
                assertThat(gateway.send("PUT", "/servers/one", "{\"url\":\"" + upstream.url() + "/mcp\"}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(one(gateway).has("timeout")).isFalse();
                assertThat(gateway.send("PATCH", "/servers/one", "{\"name\":\"two\"}")
                                .statusCode())
                        .isEqualTo(400);
                assertThat(gateway.send("PATCH", "/servers/none", "{\"timeout\":1}")
                                .statusCode())
                        .isEqualTo(404);
                assertThat(gateway.send("PATCH", "/servers/one", "{\"timeuot\":1}")
                                .body())
                        .contains("`timeuot` means nothing here");
                assertThat(gateway.send("PATCH", "/servers/memory", "{\"timeout\":1}")
                                .statusCode())
                        .isEqualTo(409);
                gateway.send("POST", "/servers/one/disable", "{}");
            }
            try (TestGateway gateway = start(Map.of())) {
                assertThat(one(gateway).string("status")).contains("disabled");
                assertThat(gateway.send("POST", "/servers/one/enable", "{}").statusCode())
                        .isEqualTo(200);
                assertThat(one(gateway).string("status")).contains("ok");
                assertThat(gateway.send("DELETE", "/servers/one", "").statusCode())
                        .isEqualTo(204);
                assertThat(gateway.send("GET", "/servers/one", "").statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void tools_do_the_same_from_within_a_chat() throws Exception {
        try (var upstream = new TestUpstream(TestGateway.TOKENS, 0);
                TestGateway gateway = start(Map.of());
                McpClient mcp =
                        gateway.connect(ClientOptions.of(new Implementation("test", "1")), HttpAuthorizer.none())) {
            assertThat(call(mcp, "mcp_server_add", "{\"name\":\"one\",\"url\":\"" + upstream.url() + "\"}")
                            .isError())
                    .isFalse();
            TestGateway.await(() -> TestGateway.names(mcp).contains("one__fail"));
            assertThat(call(mcp, "mcp_server_update", "{\"name\":\"one\",\"allowTools\":[\"echo\"]}")
                            .isError())
                    .isFalse();
            TestGateway.await(() -> !TestGateway.names(mcp).contains("one__fail"));
            assertThat(call(mcp, "mcp_server_list", "{\"name\":\"one\"}")
                            .structured()
                            .orElseThrow()
                            .toString())
                    .contains("\"allowTools\":[\"echo\"]", "\"tools\":1", "\"connection\":\"connected\"");
            assertThat(call(mcp, "mcp_server_update", "{\"name\":\"one\",\"allowTools\":null}")
                            .isError())
                    .isFalse();
            TestGateway.await(() -> TestGateway.names(mcp).contains("one__fail"));
            call(mcp, "mcp_server_disable", "{\"name\":\"one\"}");
            TestGateway.await(() -> !TestGateway.names(mcp).contains("one__echo"));
            call(mcp, "mcp_server_enable", "{\"name\":\"one\"}");
            TestGateway.await(() -> TestGateway.names(mcp).contains("one__echo"));
            call(mcp, "mcp_server_remove", "{\"name\":\"one\"}");
            assertThat(call(mcp, "mcp_server_list", "{\"name\":\"one\"}").isError())
                    .isTrue();
            assertThat(call(mcp, "mcp_server_add", "{\"name\":\"x\",\"command\":\"id\"}")
                            .isError())
                    .isTrue();
        }
    }

    @Test
    void secrets_go_to_the_server_and_are_shown_to_nobody() throws Exception {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets").resolve("team"), "file-s3cr3t\n");
        var seen = new ConcurrentLinkedQueue<String>();
        Server server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), request -> {
            seen.add(request.header("x-api-key").orElse("") + " "
                    + request.header("x-team").orElse("") + " " + request.path()
                    + "?token=" + request.query("token").orElse(""));
            return Response.empty(500);
        });
        try (TestGateway gateway = start(Map.of("GATEWAY_SECRET_KEY", "env-s3cr3t"))) {
            String url = "http://127.0.0.1:" + server.port() + "/mcp?token=${file:team}";
            HttpResponse<String> added = post(gateway, """
                    {"name": "one", "url": "%s",
                     "headers": {"X-Api-Key": "literal-s3cr3t ${env:GATEWAY_SECRET_KEY}", "X-Team": "${file:team}"}}""".formatted(url));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            String states = one(gateway) + gateway.send("GET", "/servers", "").body() + added.body();

            assertThat(seen).contains("literal-s3cr3t env-s3cr3t file-s3cr3t /mcp?token=file-s3cr3t");
            assertThat(states)
                    .contains(
                            "\"X-Api-Key\":\"[redacted]\"", "\"X-Team\":\"${file:team}\"", "token=${file:team}", "500");
            assertThat(states + gateway.log()).doesNotContain("s3cr3t");
            for (String stolen : List.of(
                    "${env:JWT_SECRET}", "${env:DATABASE_URL}", "${file:/etc/passwd}", "${file:../jwt-secret}")) {
                HttpResponse<String> refused =
                        gateway.send("PATCH", "/servers/one", "{\"headers\":{\"X\":\"" + stolen + "\"}}");
                assertThat(refused.statusCode()).as(stolen).isEqualTo(400);
            }
            assertThat(gateway.send("PATCH", "/servers/one", "{\"url\":\"http://${env:GATEWAY_SECRET_KEY}/\"}")
                            .body())
                    .contains("must name its host itself");
            assertThat(gateway.send("PATCH", "/servers/one", "{\"headers\":{\"X\":\"a\\r\\nb: c\"}}")
                            .statusCode())
                    .isEqualTo(400);
        } finally {
            server.stop(Duration.ZERO);
        }
    }

    @Test
    void a_redirect_is_not_followed_to_where_a_server_may_not_be() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        Server secret = JdkServer.start(ServerOptions.of("127.0.0.1", 0), request -> {
            seen.add(request.path());
            return Response.empty(200);
        });
        Server server = JdkServer.start(
                ServerOptions.of("127.0.0.1", 0),
                request -> Response.empty(307)
                        .withHeader("location", "http://127.0.0.1:" + secret.port() + "/latest/meta-data"));
        try (TestGateway gateway = start(Map.of())) {
            post(gateway, "{\"name\":\"one\",\"url\":\"http://127.0.0.1:" + server.port() + "\"}");
            assertThat(one(gateway).string("problem").orElse("")).contains("status 307");
            assertThat(seen).isEmpty();
        } finally {
            server.stop(Duration.ZERO);
            secret.stop(Duration.ZERO);
        }
    }

    @Test
    void a_server_that_wants_tokens_gets_them_from_its_authorization_server() throws Exception {
        McpServer mcp = McpServer.of(new Implementation("guarded", "1"));
        mcp.add(
                new Tool("echo", "", object("{\"type\":\"object\"}")),
                (context, arguments) -> ToolResult.structured(arguments));
        try (LoginServer login = LoginServer.start();
                McpEndpoint endpoint = McpEndpoint.of(
                        mcp, McpEndpoint.Settings.loopback(failure -> {}).withHosts(HostPolicy.checkedBefore()));
                TestGateway gateway = start(Map.of("GATEWAY_SECRET_CLIENT", "cl1ent-s3cr3t"))) {
            login.protect(endpoint);
            assertThat(post(gateway, """
                    {"name": "one", "url": "%s",
                     "oauth": {"clientId": "gateway", "clientSecret": "${env:GATEWAY_SECRET_CLIENT}"}}""".formatted(login.resource())).statusCode())
                    .isEqualTo(201);
            assertThat(one(gateway).string("status")).contains("ok");
            assertThat(gateway.execute("one__echo", "{\"a\":1}").body()).contains("\"result\":{\"a\":1}");
            gateway.execute("one__echo", "{\"a\":2}");
            assertThat(login.tokens()).as("tokens are kept").isEqualTo(1);
            // Base64 of gateway:cl1ent-s3cr3t.
            assertThat(login.lastRequest())
                    .contains(
                            "Basic Z2F0ZXdheTpjbDFlbnQtczNjcjN0",
                            "grant_type=client_credentials",
                            "resource=" + login.resource());

            login.revoke();
            assertThat(gateway.execute("one__echo", "{\"a\":3}").body()).contains("\"result\":{\"a\":3}");
            assertThat(one(gateway).toString() + gateway.log())
                    .doesNotContain("cl1ent-s3cr3t")
                    .doesNotContain("token-");
        }
    }

    @Test
    void a_row_that_cannot_be_read_is_one_server_that_is_down() throws Exception {
        try (var upstream = new TestUpstream(TestGateway.TOKENS, 0)) {
            try (TestGateway gateway = start(Map.of())) {
                for (String name : List.of("one", "two", "three", "four")) {
                    post(gateway, "{\"name\":\"" + name + "\",\"url\":\"" + upstream.url() + "\"}");
                }
            }
            database().change("UPDATE servers SET name = 'No Name At All' WHERE name = 'two'");
            database().change("UPDATE servers SET definition = '{\"url\": 7' WHERE name = 'three'");
            database()
                    .change("UPDATE servers SET definition = '{\"type\": \"carrier pigeon\", \"url\": \"x\"}'"
                            + " WHERE name = 'four'");
            try (TestGateway gateway = start(Map.of())) {
                assertThat(gateway.execute("one__echo", "{\"a\":1}").body()).contains("\"a\":1");
                String all = gateway.send("GET", "/servers", "").body();
                assertThat(all)
                        .contains(
                                "\"name\":\"three\"",
                                "the server `three` cannot be used: its definition cannot be read")
                        .contains("type must be one of http, sse, stdio, not `carrier pigeon`")
                        .doesNotContain("No Name");
                gateway.send("POST", "/servers/four/disable", "{}");
                gateway.send("POST", "/servers/four/enable", "{}");
                assertThat(gateway.send("GET", "/servers/four", "").body()).contains("carrier pigeon");
                assertThat(gateway.send("PATCH", "/servers/four", "{\"url\":\"" + upstream.url() + "\"}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(gateway.execute("four__echo", "{\"a\":2}").body()).contains("\"a\":2");
                assertThat(gateway.send("DELETE", "/servers/three", "").statusCode())
                        .isEqualTo(204);
            }
        }
    }

    private static ToolResult call(McpClient mcp, String tool, String arguments) throws Exception {
        return mcp.callTool(tool, object(arguments));
    }

    private static HttpResponse<String> post(TestGateway gateway, String body) throws Exception {
        return gateway.send("POST", "/servers", body);
    }

    private static JsonObject one(TestGateway gateway) throws Exception {
        return object(gateway.send("GET", "/servers/one", "").body());
    }
}
