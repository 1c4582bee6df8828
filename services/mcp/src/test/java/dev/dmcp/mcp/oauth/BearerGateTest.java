package dev.dmcp.mcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BearerGateTest {
    private static final String HERE = "https://memory.example/mcp";

    private final ProtectedResource resource = new ProtectedResource(
            URI.create(HERE), List.of(URI.create("https://login.example")), List.of("mcp"), "Memory");
    private final Map<String, AccessToken> known = Map.of(
            "good", new AccessToken("ada", Set.of(HERE), Set.of("mcp")),
            "elsewhere", new AccessToken("ada", Set.of("https://other.example/mcp"), Set.of("mcp")),
            "weak", new AccessToken("ada", Set.of(HERE), Set.of("mail")));
    private final BearerGate gate =
            new BearerGate(resource, token -> Optional.ofNullable(known.get(token)), List.of("mcp"));

    @Test
    void a_token_for_this_server_lets_its_subject_in() {
        assertThat(check("Bearer good"))
                .isEqualTo(new Gate.Verdict.Admitted(Optional.of(new Caller("ada", Set.of("mcp")))));
    }

    @Test
    void without_a_token_the_client_learns_where_to_get_one() {
        Response refusal = refusal(gate.check(Request.of("POST", "/mcp", Headers.empty(), new byte[0])));
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.headers().first("www-authenticate"))
                .contains("Bearer scope=\"mcp\", "
                        + "resource_metadata=\"https://memory.example/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void a_token_for_another_server_is_refused() {
        Response refusal = refusal(check("Bearer elsewhere"));
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.headers().first("www-authenticate").orElseThrow()).contains("invalid_token");
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        assertThat(refusal(check("Bearer forged")).status()).isEqualTo(401);
    }

    @Test
    void a_token_with_too_little_is_told_what_it_lacks() {
        Response refusal = refusal(check("bearer weak"));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.headers().first("www-authenticate").orElseThrow())
                .contains("insufficient_scope", "scope=\"mcp\"");
    }

    @Test
    void the_metadata_names_the_resource_and_who_gives_tokens() throws Exception {
        Response response = resource.routes()
                .getFirst()
                .handler()
                .handle(Request.of("GET", "/.well-known/oauth-protected-resource/mcp", Headers.empty(), new byte[0]));
        assertThat(response.status()).isEqualTo(200);
        assertThat(resource.toJson().string("resource")).contains(HERE);
        assertThat(resource.toJson()
                        .array("authorization_servers")
                        .orElseThrow()
                        .toString())
                .isEqualTo("[\"https://login.example\"]");
    }

    private Gate.Verdict check(String authorization) {
        return gate.check(Request.of("POST", "/mcp", Headers.of("authorization", authorization), new byte[0]));
    }

    private static Response refusal(Gate.Verdict verdict) {
        return ((Gate.Verdict.Refused) verdict).response();
    }
}
