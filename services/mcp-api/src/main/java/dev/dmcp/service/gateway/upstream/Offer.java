package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import java.util.List;

/**
 * What one server has, in its own words.
 *
 * @param resources those that everybody sees; a server that is told who calls is asked for each caller's
 * @param completes whether it proposes values for arguments
 */
public record Offer(
        List<Tool> tools,
        List<Resource> resources,
        List<ResourceTemplate> templates,
        List<Prompt> prompts,
        boolean completes) {
    public static final Offer NOTHING = new Offer(List.of(), List.of(), List.of(), List.of(), false);

    public Offer {
        tools = List.copyOf(tools);
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
        prompts = List.copyOf(prompts);
    }
}
