package dev.dmcp.cli.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dmcp.cli.Dmcp;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.mcp.client.oauth.LoginServer;
import dev.dmcp.mcp.client.oauth.RevocationEndpoint;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands against a server that wants its user to log in, with a real authorization server and a browser. */
class LoginCommandsTest {
    @TempDir
    Path folder;

    private final LoginServer login = LoginServer.start();
    private final McpEndpoint endpoint = endpoint();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static McpEndpoint endpoint() {
        McpServer mcp = McpServer.of(new Implementation("guarded", "1"));
        JsonObject schema = JsonObject.builder().put("type", "object").build();
        mcp.add(new Tool("hello", "Greets.", schema), (context, arguments) -> ToolResult.text("hello"));
        return McpEndpoint.of(mcp, McpEndpoint.Settings.loopback(failure -> {}).withHosts(HostPolicy.checkedBefore()));
    }

    @BeforeEach
    void protect() {
        login.protect(endpoint);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        login.close();
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        var terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Browser(err),
                Map.of("HOME", folder.toString()),
                folder,
                false,
                false);
        return new Dmcp(terminal).run(List.of(words));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private String url() {
        return login.resource().toString();
    }

    @Test
    void without_a_login_the_way_to_one_is_said() {
        assertThat(run("mcp", "tools", url())).isEqualTo(1);
        assertThat(said()).contains("`" + url() + "` wants you to log in", "hint: `--login` shows where", "--token");
        assertThat(login.consents()).isZero();
    }

    @Test
    void a_login_is_made_once_kept_for_its_owner_and_renewed() throws Exception {
        assertThat(run("mcp", "call", url(), "hello", "--login")).as(said()).isZero();
        assertThat(said()).contains("hello", "open this page in a browser to log in");
        assertThat(run("mcp", "call", url(), "hello")).isZero();
        login.revoke();
        assertThat(run("mcp", "call", url(), "hello")).isZero();
        assertThat(login.consents()).isEqualTo(1);

        try (var files = Files.list(folder.resolve(".local/state/dmcp/logins"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        login.revoke();
        login.endRenewals();
        assertThat(run("mcp", "call", url(), "hello")).isEqualTo(1);
        assertThat(said()).contains("wants you to log in").doesNotContain("token-");
    }

    @Test
    void who_says_no_is_told_so() {
        login.consent(false);
        assertThat(run("mcp", "tools", url(), "--login")).isEqualTo(1);
        assertThat(said())
                .contains("error: the login to `" + url()
                        + "` came to nothing: authorization was refused: access_denied");
    }

    @Test
    void who_logs_out_is_a_stranger_again_and_gives_the_tokens_back() throws Exception {
        assertThat(run("mcp", "call", url(), "hello", "--login")).as(said()).isZero();
        assertThat(run("mcp", "logout", url())).isZero();
        assertThat(said()).isEqualTo("logged out of " + url() + "\n");
        assertThat(login.isGood("token-1") || login.isGood("again-1")).isFalse();
        assertThat(login.revocations.received())
                .extracting(form -> form.get("token"), form -> form.get("client_id"))
                .containsExactly(tuple("again-1", "client-1"), tuple("token-1", "client-1"));
        try (var files = Files.list(folder.resolve(".local/state/dmcp/logins"))) {
            assertThat(files).isEmpty();
        }
        assertThat(run("mcp", "call", url(), "hello")).isEqualTo(1);
        assertThat(said()).contains("wants you to log in");
        assertThat(run("mcp", "logout", url(), "-o", "json")).isZero();
        assertThat(said()).isEqualTo("{\"server\":\"" + url() + "\",\"loggedOut\":false,\"revoked\":false}\n");
    }

    @Test
    void who_cannot_give_tokens_back_is_logged_out_all_the_same_and_told_so() {
        assertThat(run("mcp", "call", url(), "hello", "--login")).as(said()).isZero();
        login.revocations.mood(RevocationEndpoint.Mood.BROKEN);
        assertThat(run("mcp", "logout", url())).isZero();
        assertThat(said())
                .contains("logged out of " + url(), "warning: the tokens are good until they run out: ", "status 500")
                .doesNotContain("again-1");
        assertThat(run("mcp", "call", url(), "hello")).isEqualTo(1);

        login.revocations.name(false);
        assertThat(run("mcp", "call", url(), "hello", "--login")).as(said()).isZero();
        assertThat(run("mcp", "logout", url())).isZero();
        assertThat(said()).contains("its authorization server takes no tokens back");
    }

    @Test
    void what_is_no_url_cannot_be_logged_out_of() {
        assertThat(run("mcp", "logout", "mcp-memory")).isEqualTo(2);
        assertThat(said()).contains("error: `mcp-memory` is no URL", "hint: write `http://…` or `https://…`");
    }

    /** A terminal whose user opens every page that is printed. */
    private static final class Browser extends PrintStream {
        Browser(ByteArrayOutputStream bytes) {
            super(bytes, true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String text) {
            super.println(text);
            int at = text.indexOf("http");
            if (text.startsWith("open this page")) {
                Thread.ofVirtual()
                        .start(() -> open(URI.create(text.substring(at).strip())));
            }
        }

        private static void open(URI page) {
            try (HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build()) {
                client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
