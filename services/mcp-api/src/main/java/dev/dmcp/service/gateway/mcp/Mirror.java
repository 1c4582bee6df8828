package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerPrompt;
import dev.dmcp.mcp.server.ServerTemplate;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.execute.Addresses;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.gateway.execute.Listing;
import dev.dmcp.service.gateway.execute.OfferedPrompt;
import dev.dmcp.service.gateway.execute.OfferedTool;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Offers what the servers have under the gateway's own roof, and tells clients only when something differs. For one thread at a time.
 */
final class Mirror {
    private final McpServer server;
    private final Answering answering;
    private final MergedResources resources;
    private final MergedCompletion completion;
    private final ToolSearchMode search;
    private List<Listing> shown = List.of();
    private Map<String, OfferedTool> tools = Map.of();
    private Map<String, OfferedPrompt> prompts = Map.of();
    private Map<String, ResourceTemplate> templates = Map.of();

    Mirror(
            McpServer server,
            Answering answering,
            MergedResources resources,
            MergedCompletion completion,
            ToolSearchMode search) {
        this.server = server;
        this.answering = answering;
        this.resources = resources;
        this.completion = completion;
        this.search = search;
        server.prompts().offer();
        server.resources().templates().offer();
    }

    /** @param moved servers that said that they have other resources for some caller */
    void show(List<Listing> heard, Set<String> moved) {
        List<Listing> now = kept(heard);
        boolean otherResources = !resourcesOf(now).equals(resourcesOf(shown))
                || now.stream()
                        .anyMatch(one ->
                                one.personal() && moved.contains(one.server().name()));
        resources.update(now);
        Addresses addresses = resources.addresses();
        completion.update(now, addresses);
        showTools(now);
        showPrompts(now);
        boolean told = showTemplates(now, addresses);
        if (otherResources && !told) {
            server.changes().publish(new Change.Resources());
        }
        shown = now;
    }

    /** A server that is away for a moment keeps what it has: calling it says what is wrong, and clients need not forget. */
    private List<Listing> kept(List<Listing> heard) {
        Map<String, Listing> before = new HashMap<>();
        shown.forEach(listing -> before.put(listing.server().name(), listing));
        var kept = new ArrayList<Listing>();
        for (Listing listing : heard) {
            Listing known = before.get(listing.server().name());
            kept.add(listing.problem().isPresent() && known != null ? known : listing);
        }
        return kept;
    }

    private static Map<String, Object> resourcesOf(List<Listing> listings) {
        Map<String, Object> all = new HashMap<>();
        listings.forEach(
                listing -> all.put(listing.server().name(), listing.offer().resources()));
        return all;
    }

    private void showTools(List<Listing> now) {
        Map<String, OfferedTool> all = new HashMap<>();
        now.forEach(listing -> listing.tools().forEach(tool -> all.put(tool.name(), tool)));
        Map<String, OfferedTool> found = search.hides(all) ? Map.of() : all;
        if (!found.equals(tools)) {
            server.tools().update(gone(tools, found), mirrored(found));
            tools = found;
        }
    }

    private Map<String, ServerTool> mirrored(Map<String, OfferedTool> found) {
        Map<String, ServerTool> mirrored = new HashMap<>();
        found.forEach((name, tool) -> mirrored.put(
                name,
                new ServerTool(
                                tool.offered(),
                                (context, arguments) -> ToolResult.of(answering.tool(tool, context, arguments)))
                        .unchecked()));
        return mirrored;
    }

    private void showPrompts(List<Listing> now) {
        Map<String, OfferedPrompt> found = new HashMap<>();
        now.forEach(listing -> listing.prompts().forEach(prompt -> found.put(prompt.name(), prompt)));
        if (found.equals(prompts)) {
            return;
        }
        Map<String, ServerPrompt> mirrored = new HashMap<>();
        found.forEach((name, prompt) -> mirrored.put(
                name,
                new ServerPrompt(
                        prompt.offered(), (context, arguments) -> PromptResult.of(get(prompt, context, arguments)))));
        server.prompts().update(gone(prompts, found), mirrored);
        prompts = found;
    }

    private JsonObject get(OfferedPrompt prompt, CallContext context, Map<String, String> arguments)
            throws InterruptedException {
        JsonObject.Builder values = JsonObject.builder();
        arguments.forEach(values::put);
        JsonObject params = JsonObject.builder()
                .put("name", prompt.own().name())
                .put("arguments", values.build())
                .build();
        return answering.other(
                new CallRequest(
                        Callers.of(context),
                        Answering.VIA,
                        prompt.server(),
                        CallRequest.Kind.PROMPT,
                        prompt.own().name(),
                        params),
                context);
    }

    private boolean showTemplates(List<Listing> now, Addresses addresses) {
        Map<String, ResourceTemplate> found = new HashMap<>();
        for (Listing listing : now) {
            for (ResourceTemplate own : listing.offer().templates()) {
                String offered = addresses.offeredTemplate(listing.server().name(), own.uriTemplate());
                found.put(
                        offered,
                        new ResourceTemplate(offered, own.name(), own.description(), own.mimeType(), own.more()));
            }
        }
        if (found.equals(templates)) {
            return false;
        }
        Map<String, ServerTemplate> mirrored = new HashMap<>();
        found.forEach((address, template) -> mirrored.put(
                address,
                new ServerTemplate(
                        template,
                        Addresses.pattern(address),
                        (context, uri, variables) -> resources
                                .read(context, uri)
                                .orElseThrow(() ->
                                        new RpcException(ErrorCode.INVALID_PARAMS, "Resource not found: " + uri)))));
        server.resources().templates().update(gone(templates, found), mirrored);
        templates = found;
        return true;
    }

    private static Set<String> gone(Map<String, ?> before, Map<String, ?> now) {
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeAll(now.keySet());
        return gone;
    }
}
