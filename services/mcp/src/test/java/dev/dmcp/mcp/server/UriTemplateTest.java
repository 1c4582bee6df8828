package dev.dmcp.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {
    @Test
    void a_variable_stands_for_one_segment() {
        UriTemplate template = UriTemplate.of("memory://{user}/notes/{key}");
        assertThat(template.match("memory://ada/notes/first")).contains(Map.of("user", "ada", "key", "first"));
        assertThat(template.match("memory://ada/notes/a/b")).isEmpty();
        assertThat(template.match("memory://ada/notes/")).isEmpty();
        assertThat(template.match("memory://ada/other/first")).isEmpty();
    }

    @Test
    void a_reserved_variable_stands_for_several_segments() {
        assertThat(UriTemplate.of("file:///{+path}").match("file:///a/b.txt")).contains(Map.of("path", "a/b.txt"));
    }

    @Test
    void a_value_is_decoded_once() {
        UriTemplate template = UriTemplate.of("m://{key}");
        assertThat(template.match("m://a%2Fb")).contains(Map.of("key", "a/b"));
        assertThat(template.match("m://a%252Fb")).contains(Map.of("key", "a%2Fb"));
        assertThat(template.match("m://a+b")).contains(Map.of("key", "a+b"));
        assertThat(template.match("m://%zz")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m://{a", "m://{a}{b}"})
    void a_template_that_cannot_be_matched_is_refused(String text) {
        assertThatThrownBy(() -> UriTemplate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
