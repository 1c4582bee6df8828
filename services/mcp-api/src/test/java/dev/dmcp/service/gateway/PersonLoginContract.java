package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A person logs in to a server that wants it, whichever database keeps the login: a real authorization server, a real browser's way. */
abstract class PersonLoginContract extends LoginFixture {
    @Test
    void a_server_that_wants_a_login_says_where_and_works_after_it() throws Exception {
        register("");
        assertThat(one().string("status")).contains("needs login");
        assertThat(browser.open(page()).body()).contains("The user <b>default</b>", "MCP server <b>one</b>");
        assertThat(who().body()).contains("the server `one` needs a login");

        logIn("ada");
        assertThat(one().toString())
                .contains("\"status\":\"ok\"", "\"tools\":1", "\"connection\":\"connected\"")
                .doesNotContain("\"login\"");
        assertThat(who().body()).contains("{\"who\":\"ada\"}");
        assertThat(login.lastGrant())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("resource", login.resource().toString())
                .containsEntry("redirect_uri", gateway.uri("/oauth/callback").toString())
                .containsKey("code_verifier");
        assertThat(login.registrations()).isEqualTo(1);
    }

    @Test
    void a_login_survives_a_restart_sealed_and_is_shown_to_nobody() throws Exception {
        register("");
        logIn("ada");
        String seen =
                one() + gateway.log() + gateway.send("GET", "/servers", "").body();
        gateway.close();
        gateway = gateway(Map.of());

        assertThat(who().body()).contains("{\"who\":\"ada\"}");
        assertThat(login.consents()).isEqualTo(1);
        assertThat(seen + one() + gateway.log() + kept())
                .doesNotContain("token-1")
                .doesNotContain("again-1");
    }

    @Test
    void another_key_of_the_stack_opens_no_login() throws Exception {
        register("");
        logIn("ada");
        gateway.close();
        gateway = gateway(Map.of("JWT_SECRET", "another key of at least thirty-two bytes"));

        assertThat(one().string("status")).contains("needs login");
    }

    @Test
    void a_token_that_expired_is_renewed_and_a_login_that_cannot_be_is_wanted_again() throws Exception {
        register("");
        logIn("ada");
        login.revoke();
        assertThat(who().body()).contains("{\"who\":\"ada\"}");
        assertThat(login.lastGrant())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "again-1");
        login.revoke();
        assertThat(who().body()).contains("{\"who\":\"ada\"}");
        assertThat(login.lastGrant()).containsEntry("refresh_token", "again-2");

        login.revoke();
        login.endRenewals();
        HttpResponse<String> refused = who();
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("the server `one` needs a login: open http://127.0.0.1:");
        assertThat(one().string("status")).contains("needs login");
        logIn("ada");
        assertThat(who().body()).contains("{\"who\":\"ada\"}");
    }

    @Test
    void an_authorization_server_that_is_away_costs_nobody_their_login() throws Exception {
        register("");
        logIn("ada");
        login.revoke();
        login.obstacles.away(true);
        assertThat(who().body()).contains("the server `one` cannot be used");
        login.obstacles.away(false);

        TestGateway.await(() -> whoSays("ada"));
        assertThat(login.consents()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401 | {'error':'invalid_client'}", "403 | {}", "400 | {'error':'invalid_request'}"})
    void a_renewal_that_is_refused_for_another_reason_than_the_login_costs_nobody_theirs(int status, String answer)
            throws Exception {
        register("");
        logIn("ada");
        login.revoke();
        login.obstacles.insteadOfTokens(status, answer.replace('\'', '"'));
        assertThat(who().body()).contains("the server `one` cannot be used");
        assertThat(kept()).startsWith("one");
        login.obstacles.clear();

        TestGateway.await(() -> whoSays("ada"));
        assertThat(login.consents()).isEqualTo(1);
    }

    @Test
    void who_says_no_is_not_logged_in_and_may_think_again() throws Exception {
        register("");
        login.consent(false);
        HttpResponse<String> back = browser.logIn(page());
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(back.body()).contains("Not logged in", "access_denied");
        assertThat(one().string("status")).contains("needs login");

        login.consent(true);
        logIn("ada");
        assertThat(one().string("status")).contains("ok");
    }

    @Test
    void an_answer_counts_once_in_the_browser_that_went_and_with_the_state_that_was_given() throws Exception {
        register("");
        URI answer = answer();
        String wrong = answer.toString().replaceAll("state=[^&]*", "state=x");
        assertThat(browser.open(URI.create(wrong)).statusCode()).isEqualTo(400);
        try (var stranger = new TestBrowser()) {
            URI other = answer();
            assertThat(stranger.open(other).body()).contains("was not begun here in this browser");
            assertThat(browser.open(other).body()).as("it is spent").contains("was not begun here");
        }
        assertThat(one().string("status")).contains("needs login");

        assertThat(browser.open(answer).body()).contains("Logged in to one");
        assertThat(browser.open(answer).statusCode()).as("replayed").isEqualTo(400);
        assertThat(login.tokens()).isEqualTo(1);
        assertThat(browser.open(gateway.uri("/oauth/callback?code=code-1")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void who_is_sent_past_the_page_sees_it_all_the_same() throws Exception {
        register("");
        URI begin = browser.link(page());
        try (var sent = new TestBrowser()) {
            HttpResponse<String> answer = sent.open(begin);
            assertThat(answer.body()).contains("The user <b>default</b>");
            assertThat(answer.previousResponse()).isEmpty();
            assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                    .startsWith("dmcp-page-")
                    .contains("; HttpOnly; SameSite=Strict");
            assertThat(login.registrations() + login.consents()).isZero();

            assertThat(sent.open(begin).body()).contains("Logged in to one");
        }
    }

    @Test
    void a_code_that_was_spent_elsewhere_and_an_answer_of_another_server_are_refused() throws Exception {
        register("");
        URI stolen = answer();
        login.spend();
        assertThat(browser.open(stolen).body()).contains("Not logged in", "invalid_grant");

        login.answerAs("https://evil.example");
        assertThat(browser.logIn(page()).body()).contains("Not logged in", "is not from");
        login.answerAs("");
        logIn("ada");
    }

    @Test
    void one_persons_login_lets_nobody_else_in() throws Exception {
        register("");
        logIn("somebody");
        try (McpClient ada = as("ada", EraChoice.AUTO, InputResponder.none());
                McpClient nobody =
                        gateway.connect(ClientOptions.of(new Implementation("test", "1")), HttpAuthorizer.none())) {
            TestGateway.await(() -> TestGateway.names(ada).contains("one__who"));
            ToolResult refused = ada.callTool("one__who", JsonObject.empty());
            assertThat(refused.isError()).isTrue();
            assertThat(refused.content().toString()).contains("the server `one` needs a login: open http");
            login.person("ada");
            assertThat(browser.logIn(page(ada)).body()).contains("Logged in to one");
            assertThat(ada.callTool("one__who", JsonObject.empty()).structured())
                    .contains(object("{\"who\":\"ada\"}"));
            assertThat(nobody.callTool("one__who", JsonObject.empty()).structured())
                    .contains(object("{\"who\":\"somebody\"}"));
        }
        assertThat(gateway.send("DELETE", "/servers/one/login", "").statusCode())
                .isEqualTo(204);
        assertThat(gateway.send("DELETE", "/servers/one/login", "").statusCode())
                .isEqualTo(404);
        assertThat(one().string("status")).contains("needs login");
    }

    @ParameterizedTest
    @EnumSource(
            value = EraChoice.class,
            names = {"MODERN", "LEGACY"})
    void a_client_that_shows_pages_is_sent_to_log_in_during_the_call(EraChoice era) throws Exception {
        register("");
        logIn("somebody");
        login.person("ada");
        try (McpClient ada = as("ada", era, new PageClients.PageShower(browser))) {
            TestGateway.await(() -> TestGateway.names(ada).contains("one__who"));

            assertThat(ada.callTool("one__who", JsonObject.empty()).structured())
                    .contains(object("{\"who\":\"ada\"}"));
        }
        try (McpClient eve = as("eve", era, new PageClients.PageRefuser())) {
            assertThat(eve.callTool("one__who", JsonObject.empty()).content())
                    .first()
                    .asString()
                    .contains("needs a login");
        }
        assertThat(gateway.log()).doesNotContain("\"level\":\"error\"");
    }

    @Test
    void a_login_that_allows_too_little_is_made_anew_with_more() throws Exception {
        register("");
        logIn("ada");
        login.want("write");
        assertThat(who().body()).contains("needs a login");

        logIn("ada");
        assertThat(who().body()).contains("{\"who\":\"ada\"}");
    }

    @Test
    void a_login_that_allows_too_little_takes_the_tools_from_nobody() throws Exception {
        register("");
        try (McpClient ada = as("ada", EraChoice.AUTO, InputResponder.none())) {
            assertThat(browser.logIn(page(ada)).body()).contains("Logged in to one");
            TestGateway.await(() -> TestGateway.names(ada).contains("one__who"));
            login.want("write");
            assertThat(ada.callTool("one__who", JsonObject.empty()).isError()).isTrue();

            login.want("");
            gateway.send("PATCH", "/servers/one", "{\"url\":\"" + login.resource() + "\"}");
            assertThat(one().toString()).contains("\"tools\":1");
        }
    }

    @Test
    void a_login_is_for_one_address_and_goes_with_its_server() throws Exception {
        register("");
        logIn("ada");
        String elsewhere = login.resource().toString().replace("/mcp", "/mcp/other");
        gateway.send("PATCH", "/servers/one", "{\"url\":\"" + elsewhere + "\"}");
        assertThat(who().body()).doesNotContain("ada");
        assertThat(login.seen("/mcp/other")).doesNotContain("Bearer");

        gateway.send("DELETE", "/servers/one", "");
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_login_that_was_begun_at_one_address_is_none_at_another() throws Exception {
        register("");
        URI answer = answer();
        String elsewhere = login.resource().toString().replace("/mcp", "/mcp/other");
        gateway.send("PATCH", "/servers/one", "{\"url\":\"" + elsewhere + "\"}");
        TestGateway.await(() -> isNeeded() && !login.seen("/mcp/other").isEmpty());

        HttpResponse<String> back = browser.open(answer);
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(back.body()).contains("has changed meanwhile");
        assertThat(kept()).isEmpty();
        assertThat(one().string("status")).contains("needs login");
        assertThat(login.seen("/mcp/other")).doesNotContain("Bearer");
    }

    @Test
    void a_client_that_was_registered_beforehand_is_used() throws Exception {
        register(",\"oauth\":{\"clientId\":\"known\"}");
        logIn("ada");

        assertThat(login.registrations()).isZero();
        assertThat(login.lastGrant()).containsEntry("client_id", "known");
    }

    @Test
    void in_prod_callers_without_a_token_have_no_login() throws Exception {
        gateway.close();
        gateway = gateway(Map.of("DMCP_ENV", "prod", "GATEWAY_ALLOW_PRIVATE", "true"));
        Files.writeString(
                folder.resolve("mcp.json"), "{\"mcpServers\":{\"one\":{\"url\":\"" + login.resource() + "\"}}}");
        TestGateway.await(this::isNeeded);

        assertThat(one().has("login")).isFalse();
        assertThat(gateway.send("DELETE", "/servers/one/login", "").statusCode())
                .isEqualTo(403);
    }
}
