package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.service.gateway.execute.OfferedTool;
import dev.dmcp.service.gateway.execute.ToolIndex;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Very many tools fill a model's memory before it has begun. So they can be hidden behind two: {@code mcp_tool_search} finds those for a purpose, with
 * their schemas, and {@code mcp_tool_call} calls one of them.
 */
final class ToolSearchMode {
    static final String SEARCH = "mcp_tool_search";
    static final String CALL = "mcp_tool_call";
    private static final int USUALLY_FOUND = 10;
    private static final int MOST_FOUND = 50;

    private final GatewayMcp.ToolSearch choice;
    private final McpServer server;
    private final Answering answering;
    private volatile Map<String, OfferedTool> tools = Map.of();
    private volatile ToolIndex index = ToolIndex.of(List.of());
    private boolean on;

    ToolSearchMode(GatewayMcp.ToolSearch choice, McpServer server, Answering answering) {
        this.choice = choice;
        this.server = server;
        this.answering = answering;
    }

    /** Whether these tools are to be found only by search. For one thread at a time. */
    boolean hides(Map<String, OfferedTool> now) {
        if (!now.equals(tools)) {
            tools = Map.copyOf(now);
            index = ToolIndex.of(now.values());
        }
        boolean wanted = choice.applies(now.size());
        if (wanted && !on) {
            server.tools().update(List.of(), Map.of(SEARCH, searching(), CALL, calling()));
        } else if (!wanted && on) {
            server.tools().update(List.of(SEARCH, CALL), Map.of());
        }
        on = wanted;
        return wanted;
    }

    private ServerTool searching() {
        String description =
                "Finds tools of all servers behind this gateway by what they are for. Returns the best ones first, with name,"
                        + " description and input schema; call one with " + CALL + ".";
        Tool tool = new Tool(
                        SEARCH,
                        description,
                        schema("{\"type\":\"object\",\"required\":[\"query\"],\"properties\":{"
                                + "\"query\":{\"type\":\"string\",\"description\":\"a few words on what is to be done\"},"
                                + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":" + MOST_FOUND + "}}}"))
                .withAnnotations(ToolAnnotations.READ_ONLY);
        return new ServerTool(tool, (context, arguments) -> search(arguments));
    }

    private ToolResult search(JsonObject arguments) {
        int limit = (int) arguments.integer("limit").orElse(USUALLY_FOUND);
        List<OfferedTool> found = index.find(arguments.string("query").orElse(""), Math.min(limit, MOST_FOUND));
        return ToolResult.structured(JsonObject.builder()
                .put("tools", JsonArray.from(found, OfferedTool::toJson))
                .put("of", tools.size())
                .build());
    }

    private ServerTool calling() {
        Tool tool = new Tool(
                CALL,
                "Calls a tool that " + SEARCH + " found, by its name, with arguments that fit its input schema.",
                schema("{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{"
                        + "\"name\":{\"type\":\"string\"},\"arguments\":{\"type\":\"object\"}}}"));
        return new ServerTool(tool, this::call);
    }

    private ToolResult call(CallContext context, JsonObject arguments) throws InterruptedException {
        String name = arguments.string("name").orElse("");
        OfferedTool tool = tools.get(name);
        if (tool == null) {
            return ToolResult.error("there is no tool of the name `" + name + "`; find one with " + SEARCH);
        }
        JsonObject own = arguments.object("arguments").orElse(JsonObject.empty());
        return ToolResult.of(answering.tool(tool, context, own));
    }

    private static JsonObject schema(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
