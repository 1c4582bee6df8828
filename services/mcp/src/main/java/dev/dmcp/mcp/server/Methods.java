package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The methods that both eras have, with the same answer in both. */
public final class Methods {
    private final McpServer server;
    private final ToolCalls toolCalls;

    public Methods(McpServer server) {
        this.server = server;
        this.toolCalls = new ToolCalls(server);
    }

    public ToolCalls toolCalls() {
        return toolCalls;
    }

    /**
     * The result of a request.
     *
     * @throws RpcException when the protocol has an error for it
     * @throws Exception when a handler of a resource or prompt fails
     */
    public JsonObject answer(String method, JsonObject params, CallContext context) throws Exception {
        if (!isOffered(method)) {
            throw RpcException.methodNotFound(method);
        }
        return switch (method) {
            case "tools/list" -> listTools(params);
            case "tools/call" -> toolCalls.call(context, params).toJson();
            case "resources/list" -> listResources(params, context);
            case "resources/templates/list" -> listTemplates(params);
            case "resources/read" -> read(params, context);
            case "prompts/list" -> listPrompts(params);
            case "prompts/get" -> getPrompt(params, context);
            case "completion/complete" -> complete(params, context);
            default -> throw RpcException.methodNotFound(method);
        };
    }

    private boolean isOffered(String method) {
        int slash = method.indexOf('/');
        return switch (slash < 0 ? method : method.substring(0, slash)) {
            case "tools" -> server.tools().isOffered();
            case "resources" -> server.resources().isOffered();
            case "prompts" -> server.prompts().isOffered();
            case "completion" -> server.completion().isPresent();
            default -> false;
        };
    }

    /** What the server can do, as both {@code initialize} and {@code server/discover} say it. */
    public JsonObject.Builder capabilities() {
        JsonObject.Builder capabilities = JsonObject.builder();
        JsonObject changes = JsonObject.builder().put("listChanged", true).build();
        if (server.tools().isOffered()) {
            capabilities.put("tools", changes);
        }
        if (server.resources().isOffered()) {
            capabilities.put(
                    "resources", changes.toBuilder().put("subscribe", true).build());
        }
        if (server.prompts().isOffered()) {
            capabilities.put("prompts", changes);
        }
        if (server.completion().isPresent()) {
            capabilities.put("completions", JsonObject.empty());
        }
        return capabilities;
    }

    private JsonObject listTools(JsonObject params) {
        return listRegistered(
                "tools", server.tools(), params, entry -> entry.tool().toJson());
    }

    private JsonObject listPrompts(JsonObject params) {
        return listRegistered(
                "prompts", server.prompts(), params, entry -> entry.prompt().toJson());
    }

    private <T> JsonObject listRegistered(
            String member, Registry<T> registry, JsonObject params, Function<T, JsonValue> toJson) {
        int limit = server.options().pageSize();
        List<Map.Entry<String, T>> entries = registry.after(Cursor.of(params), limit);
        Optional<String> next =
                entries.size() == limit ? Optional.of(entries.getLast().getKey()) : Optional.empty();
        return page(member, JsonArray.from(entries, entry -> toJson.apply(entry.getValue())), next);
    }

    private JsonObject listResources(JsonObject params, CallContext context) throws Exception {
        var page = server.resources()
                .list(context, Cursor.of(params), server.options().pageSize());
        return page("resources", JsonArray.from(page.items(), resource -> resource.toJson()), page.next());
    }

    private JsonObject listTemplates(JsonObject params) {
        var page = server.resources()
                .listTemplates(Cursor.of(params), server.options().pageSize());
        return page("resourceTemplates", JsonArray.from(page.items(), template -> template.toJson()), page.next());
    }

    private static JsonObject page(String member, JsonArray items, Optional<String> next) {
        return JsonObject.builder()
                .put(member, items)
                .putStringIfPresent("nextCursor", next.map(Cursor::encode))
                .build();
    }

    private JsonObject read(JsonObject params, CallContext context) throws Exception {
        String uri = Fields.requiredText(params, "uri");
        Optional<ResourceResult> result = server.resources().read(context, uri);
        return result.orElseThrow(() -> unknownResource(uri, context)).toJson();
    }

    private static RpcException unknownResource(String uri, CallContext context) {
        int code = context.version().isModern() ? ErrorCode.INVALID_PARAMS : ErrorCode.RESOURCE_NOT_FOUND;
        return new RpcException(
                code, "Resource not found", JsonObject.builder().put("uri", uri).build());
    }

    private JsonObject getPrompt(JsonObject params, CallContext context) throws Exception {
        String name = Fields.requiredText(params, "name");
        ServerPrompt prompt =
                server.prompts().get(name).orElseThrow(() -> RpcException.invalidParams("Unknown prompt: " + name));
        Map<String, String> arguments = texts(params.object("arguments").orElse(JsonObject.empty()));
        for (var argument : prompt.prompt().arguments()) {
            if (argument.required() && !arguments.containsKey(argument.name())) {
                throw RpcException.invalidParams("Missing argument `" + argument.name() + "` of prompt " + name);
            }
        }
        return prompt.handler().get(context, arguments).toJson();
    }

    private JsonObject complete(JsonObject params, CallContext context) throws Exception {
        CompletionHandler handler = server.completion().orElseThrow();
        JsonObject reference = Fields.requiredObject(params, "ref");
        JsonObject argument = Fields.requiredObject(params, "argument");
        String kind = Fields.requiredText(reference, "type");
        String of = Fields.requiredText(reference, kind.equals("ref/prompt") ? "name" : "uri");
        JsonObject known = params.object("context")
                .flatMap(more -> more.object("arguments"))
                .orElse(JsonObject.empty());
        var question = new CompletionHandler.Question(
                kind, of, Fields.requiredText(argument, "name"), Fields.requiredText(argument, "value"), texts(known));
        return completion(handler.complete(context, question));
    }

    private static JsonObject completion(CompletionHandler.Completion found) {
        List<String> values = found.values();
        List<String> sent = values.subList(0, Math.min(values.size(), 100));
        JsonObject completion = JsonObject.builder()
                .put("values", JsonArray.ofStrings(sent))
                .put("total", found.total())
                .put("hasMore", found.total() > sent.size())
                .build();
        return JsonObject.builder().put("completion", completion).build();
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.members().forEach((name, value) -> texts.put(name, value.asString().orElseGet(value::toString)));
        return texts;
    }
}
