package dev.dmcp.service.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginGuardTest {
    private final Handler guarded =
            guard(new Origins(List.of("http://localhost:80", "https://app.example.com"), List.of(), false));

    @Test
    void names_that_a_strangers_name_server_cannot_give_are_ours() throws Exception {
        for (String host : new String[] {
            "localhost:3001", "127.0.0.1:3001", "[::1]:3001", "mcp-memory:3001", "db", "app.example.com"
        }) {
            assertThat(status("GET", Headers.of("Host", host))).as(host).isEqualTo(200);
        }
    }

    @Test
    void a_rebound_name_is_refused() throws Exception {
        for (String host : new String[] {"evil.example:3001", "127.0.0.1.nip.io", "", "localhost.evil.com"}) {
            assertThat(status("GET", Headers.of("Host", host))).as(host).isEqualTo(403);
        }
        assertThat(status("GET", Headers.empty())).isEqualTo(403);
    }

    @Test
    void pages_that_may_call_may_read_the_answer_and_others_are_refused() throws Exception {
        Response answer = guarded.handle(request("GET", local().with("Origin", "http://localhost")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("access-control-allow-origin")).contains("http://localhost");
        assertThat(answer.headers().first("vary")).contains("Origin");
        assertThat(status("POST", local().with("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(status("POST", local().with("Origin", "null"))).isEqualTo(403);
        assertThat(status("POST", local().with("Origin", "http://localhost:9999")))
                .isEqualTo(403);
    }

    @Test
    void a_page_of_the_server_itself_may_call() throws Exception {
        assertThat(status("POST", local().with("Origin", "http://localhost:3000")))
                .isEqualTo(200);
    }

    @Test
    void in_development_any_page_of_this_machine_may_call_and_no_other() throws Exception {
        Handler lenient = guard(new Origins(List.of(), List.of(), true));

        assertThat(lenient.handle(request("GET", local().with("Origin", "http://127.0.0.1:5173")))
                        .status())
                .isEqualTo(200);
        Response refused = new SafeAnswers()
                .before(lenient)
                .handle(request("GET", local().with("Origin", "http://localhost.evil.com")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().first("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_preflight_is_answered_without_the_handler() throws Exception {
        var headers = local().with("Origin", "https://app.example.com").with("Access-Control-Request-Method", "POST");
        Response answer = guarded.handle(request("OPTIONS", headers));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().first("access-control-allow-headers").orElseThrow())
                .contains("authorization");
    }

    @Test
    void a_listed_name_is_ours() throws Exception {
        Handler named = guard(new Origins(List.of(), List.of("dmcp.example.com"), false));

        assertThat(named.handle(request("GET", Headers.of("Host", "DMCP.example.com:443")))
                        .status())
                .isEqualTo(200);
    }

    private static Handler guard(Origins origins) {
        Handler guard = new OriginGuard(origins).before(request -> Response.text(200, "in"));
        return new SafeAnswers().before(guard);
    }

    private static Headers local() {
        return Headers.of("Host", "localhost:3000");
    }

    private static Request request(String method, Headers headers) {
        return Request.of(method, "/", headers, new byte[0]);
    }

    private int status(String method, Headers headers) throws Exception {
        return guarded.handle(request(method, headers)).status();
    }
}
