package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.upstream.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What asking a server for what it has gave, or why that gave nothing.
 *
 * @param offer in the server's own words
 * @param personal whether each caller may see other resources
 * @param clashes what is offered under a number, or left out, since its name was taken: sentences for the log
 */
public record Listing(
        RegisteredServer server,
        Offer offer,
        List<OfferedTool> tools,
        List<OfferedPrompt> prompts,
        boolean personal,
        List<String> clashes,
        Optional<String> problem) {

    public Listing {
        tools = List.copyOf(tools);
        prompts = List.copyOf(prompts);
        clashes = List.copyOf(clashes);
    }

    /** A server that said what it has; tools that are not to be offered are left out here. */
    static Listing of(RegisteredServer server, Offer offer, boolean personal) {
        var clashes = new ArrayList<String>();
        var toolNames = new Naming(server.name(), "tool", clashes);
        var tools = new ArrayList<OfferedTool>();
        for (Tool tool : sorted(offer.tools(), Tool::name)) {
            if (server.calls().admits(tool.name())) {
                toolNames.of(tool.name()).ifPresent(name -> tools.add(new OfferedTool(server.name(), tool, name)));
            }
        }
        var promptNames = new Naming(server.name(), "prompt", clashes);
        var prompts = new ArrayList<OfferedPrompt>();
        for (Prompt prompt : sorted(offer.prompts(), Prompt::name)) {
            promptNames
                    .of(prompt.name())
                    .ifPresent(name -> prompts.add(new OfferedPrompt(server.name(), prompt, name)));
        }
        return new Listing(server, offer, tools, prompts, personal, clashes, Optional.empty());
    }

    /** A server of which nothing is offered: it is disabled, or there is a problem. */
    static Listing empty(RegisteredServer server, Optional<String> problem) {
        return new Listing(server, Offer.NOTHING, List.of(), List.of(), false, List.of(), problem);
    }

    /** So that who gets which number does not depend on the order in which a server happens to list. */
    private static <T> List<T> sorted(List<T> items, Function<T, String> name) {
        var sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(name));
        return sorted;
    }

    /** Gives names to the things of one server. */
    private static final class Naming {
        private final String server;
        private final String kind;
        private final List<String> clashes;
        private final Set<String> own = new HashSet<>();
        private final Set<String> taken = new HashSet<>();

        Naming(String server, String kind, List<String> clashes) {
            this.server = server;
            this.kind = kind;
            this.clashes = clashes;
        }

        /** Nothing for what the server lists twice: a call could not say which. */
        Optional<String> of(String name) {
            if (!own.add(name)) {
                clashes.add("the server `" + server + "` lists the " + kind + " `" + name + "` twice; one is left out");
                return Optional.empty();
            }
            String wanted = OfferedName.of(server, name);
            String free = OfferedName.free(wanted, taken);
            if (!free.equals(wanted)) {
                clashes.add("the " + kind + " `" + name + "` of the server `" + server + "` is offered as `" + free
                        + "`, since `" + wanted + "` is another");
            }
            taken.add(free);
            return Optional.of(free);
        }
    }
}
