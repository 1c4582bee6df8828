package dev.dmcp.service.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreetRequestTest {
    private static final String TICKET = "pZ3v-8KxQm1_tYw0LrB7nUcJ5eHdGfAsXoViN2kTq9M";

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/servers/one/login, /servers/one/login",
        "/.well-known/oauth-protected-resource/mcp, /.well-known/oauth-protected-resource/mcp",
        "/oauth/login/pZ3v-8KxQm1_tYw0LrB7nUcJ5eHdGfAsXoViN2kTq9M/begin, /oauth/login/…/begin",
        "/memories/0f8fad5b-d9cb-469f-a165-70867728950e?key=a, /memories/…",
        "/a/%F0%9F%8D%A9%F0%9F%8D%A9%F0%9F%8D%A9, /a/…"
    })
    void a_path_is_told_without_what_may_be_a_secret(String sent, String told) {
        assertThat(of(sent).path()).isEqualTo(told);
    }

    @Test
    void what_quotes_the_address_is_told_without_its_secrets() {
        var request = of("/oauth/login/" + TICKET + "?code=a%2Fcode%2Bof+it&state=" + TICKET + "x&n=1");

        assertThat(request.without("cannot find " + TICKET + " with a/code+of it, a%2Fcode%2Bof+it or " + TICKET
                        + "x at /oauth/login, number 1"))
                .isEqualTo("cannot find … with …, … or … at /oauth/login, number 1");
        assertThat(request.without("broken: code=a%2Fcode%2Bof+it&state=" + TICKET + "x&n=1"))
                .isEqualTo("broken: …");
    }

    @Test
    void a_plus_in_a_path_is_one_to_whoever_quotes_it() {
        var request = of("/oauth/login/pZ3v+8KxQm1%2FtYw0LrB7nUcJ5eHd%3D");

        assertThat(request.without("no pZ3v+8KxQm1/tYw0LrB7nUcJ5eHd= here")).isEqualTo("no … here");
    }

    @Test
    void nothing_is_told_where_it_would_cost_too_much_to_look_for_secrets() {
        assertThat(of("/a?" + "b=12345678&".repeat(60)).without("a 12345678")).isEqualTo("…");
        assertThat(of("/" + "a/".repeat(60)).without("a 12345678")).isEqualTo("…");
        assertThat(of("/a?b=12345678").without("x".repeat(20_000))).isEqualTo("…");
    }

    private static DiscreetRequest of(String address) {
        return new DiscreetRequest(Request.of("GET", address, Headers.of("host", "localhost"), new byte[0]));
    }
}
