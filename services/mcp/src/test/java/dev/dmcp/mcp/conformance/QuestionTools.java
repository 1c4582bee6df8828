package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.server.ToolHandler;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tools that ask the client: the same code for both eras. */
final class QuestionTools {
    private static final JsonObject NAME = Schemas.requiring("name", Schemas.STRING);
    private static final JsonObject OK = Schemas.requiring("ok", Schemas.BOOLEAN);

    private final McpServer server;

    private QuestionTools(McpServer server) {
        this.server = server;
    }

    static void addTo(McpServer server) {
        QuestionTools tools = new QuestionTools(server);
        tools.addSessionTools();
        tools.addElicitationSchemas();
        tools.addRoundTrips();
        tools.addStatefulRoundTrips();
    }

    private void addSessionTools() {
        server.add(
                new Tool("test_sampling", "Asks the model", Schemas.requiring("prompt", Schemas.STRING)),
                (context, arguments) -> ToolResult.text("LLM response: "
                        + text(context.ask(InputRequest.Sampling.ask(
                                arguments.string("prompt").orElse(""), 100)))));
        server.add(
                new Tool("test_elicitation", "Asks the user", Schemas.requiring("message", Schemas.STRING)),
                (context, arguments) -> said(
                        "User response",
                        context.ask(InputRequest.Elicitation.form(
                                arguments.string("message").orElse(""),
                                Schemas.requiring("response", Schemas.STRING)))));
        server.add(new ServerTool(
                        new Tool("test_missing_capability", "Needs sampling", Schemas.NOTHING),
                        (context, arguments) -> ToolResult.text("The client can sample"))
                .needing(ClientCapabilities.SAMPLING));
    }

    private void addElicitationSchemas() {
        add(
                "test_elicitation_sep1034_defaults",
                (context, arguments) -> said(
                        "Elicitation completed",
                        context.ask(InputRequest.Elicitation.form("Please review", Schemas.parse("""
                {"type":"object","properties":{
                  "name":{"type":"string","default":"John Doe"},
                  "age":{"type":"integer","default":30},
                  "score":{"type":"number","default":95.5},
                  "status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
                  "verified":{"type":"boolean","default":true}}}""")))));
        add(
                "test_elicitation_sep1330_enums",
                (context, arguments) -> said(
                        "Elicitation completed",
                        context.ask(InputRequest.Elicitation.form("Please select", Schemas.parse("""
                {"type":"object","properties":{
                  "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
                  "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},
                     {"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},
                  "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],
                     "enumNames":["Option One","Option Two","Option Three"]},
                  "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
                  "titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},
                     {"const":"value2","title":"Second Choice"},{"const":"value3","title":"Third Choice"}]}}}}""")))));
    }

    private void addRoundTrips() {
        add(
                "test_input_required_result_elicitation",
                (context, arguments) -> ToolResult.text("Hello, "
                        + field(
                                context.ask("user_name", InputRequest.Elicitation.form("What is your name?", NAME)),
                                "name")
                        + "!"));
        add(
                "test_input_required_result_sampling",
                (context, arguments) -> ToolResult.text("Sampling result: "
                        + text(context.ask(
                                "sample_request", InputRequest.Sampling.ask("What is the capital of France?", 100)))));
        add(
                "test_input_required_result_list_roots",
                (context, arguments) -> ToolResult.text(
                        "Found " + roots(context.ask("roots_request", new InputRequest.Roots())) + " root(s)"));
        add("test_input_required_result_multiple_inputs", QuestionTools::askSeveral);
        add("test_input_required_result_capabilities", QuestionTools::askWhatIsPossible);
    }

    private void addStatefulRoundTrips() {
        add("test_input_required_result_request_state", (context, arguments) -> {
            context.ask(
                    Map.of("confirm", InputRequest.Elicitation.form("Please confirm", OK)),
                    JsonObject.builder().put("kind", "request-state").build());
            boolean kept = context.state().string("kind").equals(Optional.of("request-state"));
            return ToolResult.text(kept ? "state-ok: requestState validated" : "no state");
        });
        add("test_input_required_result_tampered_state", (context, arguments) -> {
            context.ask("confirm", InputRequest.Elicitation.form("Please confirm", OK));
            return ToolResult.text("integrity-ok: state verified");
        });
        add("test_input_required_result_multi_round", (context, arguments) -> {
            JsonObject name = context.ask("step1", InputRequest.Elicitation.form("Step 1: What is your name?", NAME));
            JsonObject color = context.ask(
                    "step2",
                    InputRequest.Elicitation.form(
                            "Step 2: What is your favorite color?", Schemas.requiring("color", Schemas.STRING)));
            return ToolResult.text(
                    "Multi-round complete for " + field(name, "name") + " who likes " + field(color, "color"));
        });
    }

    private static ToolResult askSeveral(CallContext context, JsonObject arguments) throws InterruptedException {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        questions.put("user_name", InputRequest.Elicitation.form("What is your name?", NAME));
        questions.put("greeting", InputRequest.Sampling.ask("Generate a greeting", 50));
        questions.put("client_roots", new InputRequest.Roots());
        Map<String, JsonObject> answers = context.ask(questions, JsonObject.empty());
        return ToolResult.text("Name: " + field(answers.getOrDefault("user_name", JsonObject.empty()), "name")
                + " Roots: " + roots(answers.getOrDefault("client_roots", JsonObject.empty())));
    }

    private static ToolResult askWhatIsPossible(CallContext context, JsonObject arguments) throws InterruptedException {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        if (context.capabilities().has(ClientCapabilities.ELICITATION)) {
            questions.put(
                    "elicit_input",
                    InputRequest.Elicitation.form("Elicitation input", Schemas.requiring("value", Schemas.STRING)));
        }
        if (context.capabilities().has(ClientCapabilities.SAMPLING)) {
            questions.put("sample_input", InputRequest.Sampling.ask("Sample request", 50));
        }
        return ToolResult.text(
                "capabilities-ok: " + context.ask(questions, JsonObject.empty()).keySet());
    }

    static String field(JsonObject answer, String name) {
        return answer.object("content").flatMap(content -> content.string(name)).orElse("unknown");
    }

    private static String text(JsonObject sample) {
        return field(sample, "text");
    }

    private static int roots(JsonObject answer) {
        return answer.array("roots").orElse(JsonArray.empty()).size();
    }

    private static ToolResult said(String what, JsonObject answer) {
        return ToolResult.text(what + ": action=" + answer.string("action").orElse("") + ", content="
                + answer.object("content").orElse(JsonObject.empty()));
    }

    private void add(String name, ToolHandler handler) {
        server.add(new Tool(name, "Fixture " + name, Schemas.NOTHING), handler);
    }
}
