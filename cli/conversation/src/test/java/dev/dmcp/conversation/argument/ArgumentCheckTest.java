package dev.dmcp.conversation.argument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentCheckTest {

    private static JsonObject json(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }

    private static List<String> problems(String schema, String arguments) {
        return ArgumentCheck.problems(new Tool("tool", "", json(schema)), json(arguments));
    }

    private static final String CLOSED = """
            {"type":"object","required":["message"],"additionalProperties":false,"properties":{
              "message":{"type":"string","description":"What to say"},"level":{"enum":["debug","warning"]},
              "filter":{"type":"object","properties":{"after":{"type":"string"}}},
              "numbers":{"type":"array","items":{"type":"integer","minimum":3}}}}""";

    @Test
    void what_fits_has_no_problems() {
        assertThat(problems(CLOSED, "{\"message\":\"hi\",\"level\":\"debug\",\"numbers\":[3,4.0]}"))
                .isEmpty();
    }

    @Test
    void an_unknown_argument_is_named_with_the_nearest_and_a_missing_one_with_its_meaning() {
        assertThat(problems(CLOSED, "{\"mesage\":\"hi\"}"))
                .containsExactly(
                        "there is no argument `mesage`; did you mean `message`?",
                        "`message` (string) is missing: What to say");
    }

    @Test
    void without_a_near_name_all_are_listed() {
        assertThat(problems(CLOSED, "{\"message\":\"hi\",\"zzz\":1}"))
                .containsExactly("there is no argument `zzz`; it takes message, level, filter, numbers");
    }

    @Test
    void a_wrong_word_is_named_with_the_nearest_right_one() {
        assertThat(problems(CLOSED, "{\"message\":\"hi\",\"level\":\"warnin\"}"))
                .containsExactly("`level` must be one of debug, warning, not `warnin`; did you mean `warning`?");
    }

    @Test
    void types_are_checked_inside_members_and_lists() {
        assertThat(problems(CLOSED, "{\"message\":5,\"filter\":{\"after\":1},\"numbers\":[\"x\"]}"))
                .containsExactly(
                        "`message` must be a string, not `5`",
                        "`filter.after` must be a string, not `1`",
                        "`numbers[0]` must be an integer, not `\"x\"`");
    }

    @Test
    void what_only_a_validator_sees_is_named_too() {
        assertThat(problems(CLOSED, "{\"message\":\"hi\",\"numbers\":[1]}"))
                .singleElement()
                .asString()
                .startsWith("`numbers.0`: ");
    }

    @Test
    void where_a_schema_is_silent_only_a_near_miss_is_a_mistake() {
        String open = "{\"type\":\"object\",\"properties\":{\"message\":{\"type\":\"string\"}}}";

        assertThat(problems(open, "{\"messag\":\"hi\"}")).hasSize(1);
        assertThat(problems(open, "{\"something\":\"else\"}")).isEmpty();
    }

    @Test
    void a_schema_that_nobody_can_compile_is_left_to_the_server() {
        assertThat(problems("{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(\"}}}", "{\"a\":\"x\"}"))
                .isEmpty();
    }
}
