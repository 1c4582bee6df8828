package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.oauth.LoginServer;
import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants its callers to log in, its authorization server, a browser, and a gateway. */
abstract class LoginFixture {
    @TempDir
    Path folder;

    final LoginServer login = LoginServer.start();
    final TestBrowser browser = new TestBrowser();
    private final McpEndpoint endpoint = endpoint(login);
    TestGateway gateway;

    abstract TestDatabase database();

    private static McpEndpoint endpoint(LoginServer login) {
        McpServer mcp = McpServer.of(new Implementation("guarded", "1"));
        mcp.add(
                new Tool("who", "Says who is logged in.", object("{\"type\":\"object\"}")),
                (context, arguments) -> ToolResult.structured(JsonObject.builder()
                        .put("who", context.caller().map(Caller::subject).orElse("nobody"))
                        .build()));
        return McpEndpoint.of(
                mcp,
                McpEndpoint.Settings.loopback(failure -> {})
                        .withHosts(HostPolicy.checkedBefore())
                        .withGate(request -> new Gate.Verdict.Admitted(request.header("authorization")
                                .flatMap(login::personOf)
                                .map(person -> new Caller(person, Set.of())))));
    }

    @BeforeEach
    void start() throws Exception {
        login.protect(endpoint);
        gateway = gateway(Map.of());
    }

    TestGateway gateway(Map<String, String> more) throws Exception {
        var variables = new HashMap<>(database().environment());
        try (var free = new ServerSocket(0)) {
            variables.put("PORT", String.valueOf(free.getLocalPort()));
        }
        variables.putAll(more);
        return new TestGateway(folder, variables);
    }

    @AfterEach
    void stop() {
        gateway.close();
        browser.close();
        endpoint.close();
        login.close();
    }

    void register(String more) throws Exception {
        String body = "{\"name\":\"one\",\"url\":\"" + login.resource() + "\"" + more + "}";
        assertThat(gateway.send("POST", "/servers", body).statusCode()).isEqualTo(201);
    }

    JsonObject one() throws Exception {
        return object(gateway.send("GET", "/servers/one", "").body());
    }

    URI page() throws Exception {
        return URI.create(one().string("login").orElseThrow());
    }

    /** The page that a tool tells that user of. */
    static URI page(McpClient user) throws Exception {
        String shown = user.callTool("mcp_server_list", object("{\"name\":\"one\"}"))
                .structured()
                .orElseThrow()
                .toString();
        Matcher page = Pattern.compile("\"status\":\"needs login\",\"login\":\"([^\"]+)\"")
                .matcher(shown);
        assertThat(page.find()).as(shown).isTrue();
        return URI.create(page.group(1));
    }

    void logIn(String person) throws Exception {
        login.person(person);
        assertThat(browser.logIn(page()).body()).contains("Logged in to one");
    }

    HttpResponse<String> who() throws Exception {
        return gateway.execute("one__who", "{}");
    }

    /** All that is in the table of logins, as text. */
    String kept() throws Exception {
        return database().read("SELECT server, person, sealed FROM logins");
    }

    boolean whoSays(String person) {
        try {
            return who().body().contains("{\"who\":\"" + person + "\"}");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The address with which the authorization server sends the browser back. */
    URI answer() throws Exception {
        return browser.redirect(browser.redirect(browser.link(page())));
    }

    boolean isNeeded() {
        try {
            return one().string("status").orElse("").equals("needs login");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    McpClient as(String user, EraChoice era, InputResponder responder) throws Exception {
        return gateway.connect(
                ClientOptions.of(new Implementation("test", "1")).withEra(era).withResponder(responder),
                HttpAuthorizer.bearer(TestGateway.TOKENS.issue(user, Duration.ofMinutes(5))));
    }
}
