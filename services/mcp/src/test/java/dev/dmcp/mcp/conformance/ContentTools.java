package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.model.ResourceContents;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ToolHandler;
import dev.dmcp.service.kit.json.JsonObject;

/** Tools that show each kind of content, progress, logs and schemas. */
final class ContentTools {
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
    private static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

    private final McpServer server;

    private ContentTools(McpServer server) {
        this.server = server;
    }

    static void addTo(McpServer server) {
        ContentTools tools = new ContentTools(server);
        tools.addContent();
        tools.addBehaviour();
        tools.addSchemas();
        tools.addTriggers();
    }

    private void addContent() {
        add("test_simple_text", (context, arguments) -> ToolResult.text("This is a simple text response for testing."));
        add("test_image_content", (context, arguments) -> ToolResult.of(new Content.Image(PNG, "image/png")));
        add("test_audio_content", (context, arguments) -> ToolResult.of(new Content.Audio(WAV, "audio/wav")));
        add(
                "test_embedded_resource",
                (context, arguments) -> ToolResult.of(new Content.Embedded(new ResourceContents.Text(
                        "test://embedded-resource", "text/plain", "This is an embedded resource content."))));
        add(
                "test_multiple_content_types",
                (context, arguments) -> ToolResult.of(
                        Content.text("Multiple content types test:"),
                        new Content.Image(PNG, "image/png"),
                        new Content.Embedded(new ResourceContents.Text(
                                "test://mixed-content-resource",
                                "application/json",
                                "{\"test\":\"data\",\"value\":123}"))));
        add("test_error_handling", (context, arguments) -> {
            throw new IllegalStateException("This tool intentionally returns an error for testing");
        });
    }

    private void addBehaviour() {
        add("test_tool_with_logging", (context, arguments) -> {
            context.log(LogLevel.INFO, "fixture", "Tool execution started");
            Thread.sleep(50);
            context.log(LogLevel.INFO, "fixture", "Tool processing data");
            Thread.sleep(50);
            context.log(LogLevel.INFO, "fixture", "Tool execution completed");
            return ToolResult.text("Logging completed");
        });
        add("test_logging_tool", (context, arguments) -> {
            context.log(LogLevel.INFO, "fixture", "Something to hear of");
            return ToolResult.text("Logged");
        });
        add("test_tool_with_progress", (context, arguments) -> {
            for (int percent = 0; percent <= 100; percent += 50) {
                context.progress(percent, "Completed step " + percent + " of 100");
                Thread.sleep(50);
            }
            return ToolResult.text("Progress completed");
        });
        add("test_reconnection", ContentTools::reconnect);
        add("test_streaming_elicitation", (context, arguments) -> {
            context.progress(1, "streaming");
            return ToolResult.text("Streaming completed");
        });
    }

    /** Opens the stream, lets the client go, and answers when it has come back. */
    private static ToolResult reconnect(CallContext context, JsonObject arguments) throws InterruptedException {
        context.log(LogLevel.INFO, "fixture", "Closing the connection; come back for the answer");
        Thread.sleep(50);
        context.releaseConnection();
        Thread.sleep(100);
        return ToolResult.text("Reconnection test completed successfully.");
    }

    private void addSchemas() {
        server.add(
                new Tool("json_schema_2020_12_tool", "Passes its schema through", Schemas.parse("""
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
                 "$defs":{"address":{"$anchor":"addressDef","type":"object",
                   "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
                 "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
                   "contactMethod":{"type":"string","enum":["phone","email"]},
                   "phone":{"type":"string"},"email":{"type":"string"}},
                 "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
                 "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
                 "then":{"required":["phone"]},"else":{"required":["email"]},
                 "additionalProperties":false}""")),
                ContentTools::echo);
        server.add(
                new Tool("test_x_mcp_header", "Mirrors a parameter into a header", Schemas.parse("""
                {"type":"object","properties":{
                   "region":{"type":"string","x-mcp-header":"Region"},"query":{"type":"string"}}}""")),
                ContentTools::echo);
    }

    private static ToolResult echo(CallContext context, JsonObject arguments) {
        return ToolResult.text(arguments.toString());
    }

    private void addTriggers() {
        add("test_trigger_tool_change", (context, arguments) -> {
            server.changes().publish(new Change.Tools());
            return ToolResult.text("Tools have changed");
        });
        add("test_trigger_prompt_change", (context, arguments) -> {
            server.changes().publish(new Change.Prompts());
            return ToolResult.text("Prompts have changed");
        });
    }

    private void add(String name, ToolHandler handler) {
        server.add(new Tool(name, "Fixture " + name, Schemas.NOTHING), handler);
    }
}
