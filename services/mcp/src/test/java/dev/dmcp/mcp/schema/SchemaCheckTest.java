package dev.dmcp.mcp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static final String PERSON = """
            {"type":"object","required":["name"],"additionalProperties":false,
             "properties":{"name":{"type":"string","minLength":1},"age":{"type":"integer","minimum":0}}}""";

    @Test
    void what_fits_has_no_problems() {
        assertThat(problems(PERSON, "{\"name\":\"Ada\",\"age\":36}")).isEmpty();
    }

    @Test
    void a_missing_property_is_named() {
        assertThat(problems(PERSON, "{}")).singleElement().asString().contains("name");
    }

    @Test
    void a_problem_says_where_it_is() {
        assertThat(problems(PERSON, "{\"name\":\"Ada\",\"age\":-1}"))
                .singleElement()
                .asString()
                .startsWith("/age: ");
    }

    @Test
    void a_whole_number_with_a_fraction_of_zero_is_whole() {
        assertThat(problems(PERSON, "{\"name\":\"Ada\",\"age\":36.0}")).isEmpty();
    }

    @Test
    void a_number_of_a_billion_digits_is_no_whole_number_and_costs_nothing() {
        assertThat(problems(PERSON, "{\"name\":\"Ada\",\"age\":1e1000000000}")).isNotEmpty();
    }

    @Test
    void reckoning_with_absurd_numbers_costs_nothing() {
        String schema = "{\"type\":\"number\",\"multipleOf\":7,\"minimum\":1,\"maximum\":100}";
        assertThat(problems(schema, "1e1000000000")).isNotEmpty();
        assertThat(problems(schema, "1e-1000000000")).isNotEmpty();
    }

    @Test
    void keywords_of_2020_12_are_understood() {
        String schema = """
                {"$defs":{"short":{"type":"string","maxLength":3}},"prefixItems":[{"$ref":"#/$defs/short"}],
                 "items":false,"type":"array"}""";
        assertThat(problems(schema, "[\"abc\"]")).isEmpty();
        assertThat(problems(schema, "[\"abcd\"]")).isNotEmpty();
        assertThat(problems(schema, "[\"abc\",1]")).isNotEmpty();
    }

    @Test
    void an_older_dialect_is_taken_at_its_word() {
        String schema = """
                {"$schema":"http://json-schema.org/draft-07/schema#","type":"array","items":[{"type":"string"}]}""";
        assertThat(problems(schema, "[1]")).isNotEmpty();
    }

    @Test
    void a_foreign_schema_that_is_none_is_refused() {
        assertThatThrownBy(() -> SchemaCheck.ofForeign(object("{\"type\":5}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_foreign_schema_of_an_unknown_dialect_is_refused() {
        assertThatThrownBy(() -> SchemaCheck.ofForeign(object("{\"$schema\":\"https://example.org/dialect\"}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reference_to_another_host_is_never_followed() {
        String schema = "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}";
        assertThat(problems(schema, "{}")).isNotEmpty();
    }

    @Test
    void at_most_five_problems_are_told() {
        assertThat(problems("{\"items\":{\"type\":\"string\"}}", "[1,2,3,4,5,6,7,8,9]"))
                .hasSize(5);
    }

    private static List<String> problems(String schema, String value) {
        return SchemaCheck.of(object(schema)).problems(Json.parse(value));
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
