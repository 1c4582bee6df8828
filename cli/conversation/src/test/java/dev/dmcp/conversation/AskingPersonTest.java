package dev.dmcp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AskingPersonTest {
    private static final JsonObject FORM = Json.parse("""
            {"type":"object","required":["name"],"properties":{
              "name":{"type":"string","description":"Whom to greet"},
              "age":{"type":"integer"},
              "colour":{"type":"string","enum":["red","blue"],"default":"blue"}}}""").asObject().orElseThrow();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JsonObject answer(String typed, InputRequest question) throws IOException {
        return new AskingPerson(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        () -> {})
                .answer(question);
    }

    @Test
    void each_field_is_asked_for_until_it_fits() throws IOException {
        JsonObject answer = answer("\nAda\nold\n36\n\n", InputRequest.Elicitation.form("Who are you?", FORM));

        assertThat(answer)
                .hasToString("{\"action\":\"accept\",\"content\":{\"name\":\"Ada\",\"age\":36,\"colour\":\"blue\"}}");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("The server asks: Who are you?\nAnswer? [Y/n] "
                        + "  name (string, Whom to greet): "
                        + "  age (integer) [leave out]:   `age` must be an integer, not `old`\n"
                        + "  age (integer) [leave out]: "
                        + "  colour (red|blue) [\"blue\"]: ");
    }

    @Test
    void no_and_the_end_of_the_input_are_no() throws IOException {
        InputRequest question = InputRequest.Elicitation.form("Who are you?", FORM);

        assertThat(answer("n\n", question)).hasToString("{\"action\":\"decline\"}");
        assertThat(answer("", question)).hasToString("{\"action\":\"decline\"}");
        assertThat(answer("y\nAda\n", question)).hasToString("{\"action\":\"cancel\"}");
    }

    @Test
    void an_address_is_shown_and_never_opened() throws IOException {
        JsonObject params = Json.parse("{\"mode\":\"url\",\"message\":\"Sign in\",\"url\":\"https://example.org/in\"}")
                .asObject()
                .orElseThrow();

        assertThat(answer("y\n", new InputRequest.Elicitation(params))).hasToString("{\"action\":\"accept\"}");
        assertThat(answer("\n", new InputRequest.Elicitation(params))).hasToString("{\"action\":\"decline\"}");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  open https://example.org/in\n");
    }
}
