package dev.dmcp.service.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router(List.of(
            Route.get("/health", request -> Response.text(200, "up")),
            Route.get("/memories/{key}", request -> Response.text(200, request.pathParameter("key"))),
            Route.delete("/memories/{key}", request -> Response.empty(204)),
            Route.get(
                    "/search", request -> Response.text(200, request.query("q").orElse("none")))));

    @Test
    void a_parameter_matches_one_segment_and_is_decoded() throws Exception {
        assertThat(text("GET", "/memories/a%20b+c")).isEqualTo("a b+c");
        assertThatThrownBy(() -> text("GET", "/memories/a/b")).hasMessageContaining("nothing answers here");
        assertThatThrownBy(() -> text("GET", "/memories/")).hasMessageContaining("nothing answers here");
    }

    @Test
    void an_encoded_slash_stays_within_its_segment() throws Exception {
        assertThat(text("GET", "/memories/a%2Fb")).isEqualTo("a/b");
        assertThat(text("GET", "/memories/..%2F..%2Fetc")).isEqualTo("../../etc");
    }

    @Test
    void a_known_path_with_another_method_says_which_methods_it_answers() {
        assertThatThrownBy(() -> text("PUT", "/memories/a")).isInstanceOfSatisfying(HttpFailure.class, failure -> {
            assertThat(failure.status()).isEqualTo(405);
            assertThat(failure.response().headers().first("Allow")).contains("DELETE, GET");
        });
    }

    @Test
    void head_is_answered_where_get_is() throws Exception {
        assertThat(text("HEAD", "/health")).isEqualTo("up");
    }

    @Test
    void query_parameters_are_decoded_and_the_first_one_counts() throws Exception {
        assertThat(text("GET", "/search?x=1&q=a+b%26c&q=other")).isEqualTo("a b&c");
        assertThat(text("GET", "/search?q")).isEmpty();
        assertThat(text("GET", "/search")).isEqualTo("none");
    }

    @Test
    void a_header_with_a_line_break_cannot_be_made() {
        assertThatThrownBy(() -> Headers.of("location", "/a\r\nset-cookie: b=c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_with_line_breaks_stays_one_event() {
        var event = ServerSentEvent.of("a\nb\r\ndata: c").withId("7").withName("note");

        assertThat(new String(event.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("id: 7\nevent: note\ndata: a\ndata: b\ndata: data: c\n\n");
    }

    private String text(String method, String path) throws Exception {
        Response response = router.handle(Request.of(method, path, Headers.empty(), new byte[0]));
        return response.body() instanceof Response.Body.Whole(byte[] bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : "";
    }
}
