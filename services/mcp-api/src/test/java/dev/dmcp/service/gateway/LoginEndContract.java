package dev.dmcp.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.oauth.RevocationEndpoint.Mood;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How logins end, whichever database keeps them: nothing of them stays here, and their tokens are given back. */
abstract class LoginEndContract extends LoginFixture {
    @Test
    void a_login_goes_with_its_server_when_the_file_drops_that() throws Exception {
        logInToTheFilesServer();
        file("{}");

        TestGateway.await(() -> keptNow().isEmpty());
        awaitRevoked();
        assertThat(gateway.log()).doesNotContain("token-1", "again-1");
    }

    @Test
    void so_it_does_when_the_file_goes() throws Exception {
        logInToTheFilesServer();
        Files.delete(folder.resolve("mcp.json"));

        TestGateway.await(() -> keptNow().isEmpty());
        awaitRevoked();
    }

    @Test
    void so_it_does_when_the_server_moves() throws Exception {
        logInToTheFilesServer();
        file("{\"one\":{\"url\":\"" + elsewhere() + "\"}}");

        TestGateway.await(() -> keptNow().isEmpty());
        awaitRevoked();
        assertThat(login.seen("/mcp/other")).doesNotContain("Bearer");
    }

    @Test
    void so_it_does_when_a_caller_moves_the_server() throws Exception {
        register("");
        logIn("ada");
        gateway.send("PATCH", "/servers/one", "{\"url\":\"" + elsewhere() + "\"}");

        assertThat(kept()).isEmpty();
        awaitRevoked();
    }

    @Test
    void so_it_does_when_a_caller_removes_the_server() throws Exception {
        register("");
        logIn("ada");
        gateway.send("DELETE", "/servers/one", "");

        assertThat(kept()).isEmpty();
        awaitRevoked();
    }

    @Test
    void so_it_does_at_the_next_start_when_the_server_was_dropped_while_no_gateway_ran() throws Exception {
        logInToTheFilesServer();
        gateway.close();
        file("{}");
        gateway = gateway(Map.of());

        TestGateway.await(() -> keptNow().isEmpty());
        awaitRevoked();
    }

    @Test
    void so_it_does_at_the_next_start_when_the_server_has_moved_or_is_a_command_now() throws Exception {
        logInToTheFilesServer();
        gateway.close();
        file("{\"one\":{\"url\":\"" + elsewhere() + "\"}}");
        gateway = gateway(Map.of());
        TestGateway.await(() -> keptNow().isEmpty());
        awaitRevoked();

        file("{\"one\":{\"url\":\"" + login.resource() + "\"}}");
        TestGateway.await(this::isNeeded);
        logIn("ada");
        gateway.close();
        file("{\"one\":{\"command\":\"true\"}}");
        gateway = gateway(Map.of());
        TestGateway.await(() -> keptNow().isEmpty());
    }

    @Test
    void a_file_that_was_not_there_since_the_start_costs_nobody_their_login() throws Exception {
        logInToTheFilesServer();
        String good = Files.readString(folder.resolve("mcp.json"));
        gateway.close();
        Files.delete(folder.resolve("mcp.json"));
        gateway = gateway(Map.of());
        TestGateway.await(() -> gateway.log().contains("there is no file of servers"));
        assertThat(kept()).startsWith("one");

        Files.writeString(folder.resolve("mcp.json"), good);
        TestGateway.await(() -> whoSays("ada"));
        assertThat(login.consents()).isEqualTo(1);
        assertThat(login.revocations.received()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_or_is_away_for_a_moment_costs_nobody_their_login() throws Exception {
        logInToTheFilesServer();
        String good = Files.readString(folder.resolve("mcp.json"));
        gateway.close();
        Files.writeString(folder.resolve("mcp.json"), good.substring(0, good.length() - 2));
        gateway = gateway(Map.of());
        TestGateway.await(() -> gateway.log().contains("everything stays as it was"));
        assertThat(kept()).startsWith("one");

        gateway.close();
        file("{\"one\":{\"url\":7}}");
        gateway = gateway(Map.of());
        TestGateway.await(() -> gateway.log().contains("must be a text"));
        assertThat(kept()).startsWith("one");

        Files.delete(folder.resolve("mcp.json"));
        Files.writeString(folder.resolve("mcp.json"), good);
        TestGateway.await(() -> whoSays("ada"));
        assertThat(login.consents()).isEqualTo(1);
        assertThat(login.revocations.received()).isEmpty();
    }

    @Test
    void who_logs_out_gives_the_tokens_back_and_nobody_elses() throws Exception {
        register("");
        logIn("ada");
        assertThat(gateway.send("DELETE", "/servers/one/login", "").statusCode())
                .isEqualTo(204);

        awaitRevoked();
        assertThat(login.revocations.received())
                .allSatisfy(form -> assertThat(form).containsEntry("client_id", "client-1"))
                .extracting(form -> form.get("token_type_hint"))
                .containsExactly("refresh_token", "access_token");
        assertThat(one().string("status")).contains("needs login");
        logIn("ada");
        assertThat(login.isGood("token-2")).isTrue();
    }

    @Test
    void who_takes_back_only_what_gets_other_tokens_is_taken_at_their_word() throws Exception {
        register("");
        logIn("ada");
        login.revocations.mood(Mood.TAKES_RENEWALS_ONLY);
        gateway.send("DELETE", "/servers/one/login", "");

        TestGateway.await(() -> login.revocations.received().size() == 2);
        assertThat(login.isGood("again-1")).isFalse();
        gateway.close();
        assertThat(gateway.log()).doesNotContain("could not be revoked");
        gateway = gateway(Map.of());
    }

    @Test
    void who_takes_no_tokens_back_keeps_nobody_from_logging_out() throws Exception {
        register("");
        logIn("ada");
        login.revocations.mood(Mood.BROKEN);
        HttpResponse<String> answer = gateway.send("DELETE", "/servers/one/login", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(kept()).isEmpty();
        TestGateway.await(() -> gateway.log().contains("did not take a token back: status 500"));
        assertThat(gateway.log()).doesNotContain("token-1", "again-1");
    }

    @Test
    void who_does_not_answer_is_waited_for_only_a_while_and_by_nobody() throws Exception {
        register("");
        logIn("ada");
        login.revocations.mood(Mood.SILENT);
        assertThat(gateway.send("DELETE", "/servers/one/login", "").statusCode())
                .isEqualTo(204);
        assertThat(gateway.log()).doesNotContain("could not be revoked");

        TestGateway.await(() -> gateway.log().contains("a login could not be revoked"));
        assertThat(gateway.log()).contains("did not answer within 10 s");
    }

    private void logInToTheFilesServer() throws Exception {
        file("{\"one\":{\"url\":\"" + login.resource() + "\"}}");
        TestGateway.await(this::isNeeded);
        logIn("ada");
        assertThat(kept()).startsWith("one");
    }

    private String elsewhere() {
        return login.resource().toString().replace("/mcp", "/mcp/other");
    }

    private void file(String servers) throws IOException {
        var fresh = Files.writeString(folder.resolve("fresh"), "{\"mcpServers\":" + servers + "}");
        Files.move(fresh, folder.resolve("mcp.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String keptNow() {
        try {
            return kept();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitRevoked() {
        TestGateway.await(() -> !login.isGood("token-1") && !login.isGood("again-1"));
    }
}
