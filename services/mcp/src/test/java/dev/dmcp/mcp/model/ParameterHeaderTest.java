package dev.dmcp.mcp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterHeaderTest {
    @Test
    void annotated_properties_are_found_at_every_depth() {
        var headers = ParameterHeader.of(object("""
                {"properties":{"region":{"type":"string","x-mcp-header":"Region"},
                  "where":{"type":"object","properties":{"zone":{"type":"integer","x-mcp-header":"Zone"}}}}}"""));
        assertThat(headers)
                .containsExactly(
                        new ParameterHeader(List.of("region"), "Region"),
                        new ParameterHeader(List.of("where", "zone"), "Zone"));
    }

    @Test
    void a_value_is_read_at_its_path_and_null_is_none() {
        var header = new ParameterHeader(List.of("where", "zone"), "Zone");
        assertThat(header.value(object("{\"where\":{\"zone\":\"a\"}}"))).contains(new JsonString("a"));
        assertThat(header.value(object("{\"where\":{\"zone\":null}}"))).isEmpty();
        assertThat(header.value(object("{\"where\":5}"))).isEmpty();
    }

    @Test
    void numbers_are_written_in_digits_unless_that_would_take_a_billion() {
        assertThat(ParameterHeader.text(Json.parse("42.0"))).isEqualTo("42");
        assertThat(ParameterHeader.text(Json.parse("1e3"))).isEqualTo("1000");
        assertThat(ParameterHeader.text(Json.parse("1e1000000000"))).isEqualTo("1E+1000000000");
    }

    @Test
    void the_word_as_a_value_is_no_annotation() {
        assertThat(ParameterHeader.of(object("{\"properties\":{\"a\":{\"default\":{\"x-mcp-header\":\"A\"}}}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"with space\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a\\r\\nb\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}",
                "{\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}",
                "{\"anyOf\":[{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}]}",
                "{\"$defs\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}",
                "{\"type\":\"string\",\"x-mcp-header\":\"A\"}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                        + "\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}}}"
            })
    void annotations_that_the_specification_forbids_are_refused(String schema) {
        assertThatThrownBy(() -> ParameterHeader.of(object(schema))).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
