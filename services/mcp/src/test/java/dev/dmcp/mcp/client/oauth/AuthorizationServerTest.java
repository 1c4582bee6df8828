package dev.dmcp.mcp.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationServerTest {
    private static final String ISSUER = "https://login.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/revoke",
                "http://login.example/revoke",
                "https:///revoke",
                "https://a_b/revoke",
                "no address",
                "mailto:revoke@login.example"
            })
    void a_place_to_give_tokens_back_that_is_of_no_use_is_none_and_keeps_nobody_from_logging_in(String place)
            throws Exception {
        AuthorizationServer server = AuthorizationServer.of(ISSUER, metadata("revocation_endpoint", place));

        assertThat(server.revocationEndpoint()).isEmpty();
        assertThat(server.tokenEndpoint()).isEqualTo(URI.create("https://login.example/token"));
    }

    @Test
    void a_place_to_give_tokens_back_that_is_good_is_taken() throws Exception {
        AuthorizationServer server =
                AuthorizationServer.of(ISSUER, metadata("revocation_endpoint", "https://login.example/revoke"));

        assertThat(server.revocationEndpoint()).contains(URI.create("https://login.example/revoke"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://login.example/token", "https://a_b/token"})
    void a_place_that_gives_tokens_has_to_be_safe_and_to_have_a_host(String place) {
        assertThatThrownBy(() -> AuthorizationServer.of(ISSUER, metadata("token_endpoint", place)))
                .isInstanceOf(LinkException.class);
    }

    private static JsonObject metadata(String name, String place) {
        return JsonObject.builder()
                .put("issuer", ISSUER)
                .put("token_endpoint", ISSUER + "/token")
                .put(name, place)
                .build();
    }
}
