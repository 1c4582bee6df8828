package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.RpcException;
import java.util.List;

/** Asks a server for all its lists. One that it says it has and then does not is empty; of a list without measure the beginning is taken. */
final class Lists {
    private static final int MOST = 2_000;

    private Lists() {}

    static Offer of(McpClient client) throws LinkException, InterruptedException {
        ServerFacts facts = client.server();
        boolean resources = facts.offers("resources");
        return new Offer(
                list(facts.offers("tools"), client::listTools),
                list(resources, client::listResources),
                list(resources, client::listResourceTemplates),
                list(facts.offers("prompts"), client::listPrompts),
                facts.offers("completions"));
    }

    private interface Question<T> {
        List<T> ask() throws LinkException, InterruptedException;
    }

    private static <T> List<T> list(boolean offered, Question<T> question) throws LinkException, InterruptedException {
        if (!offered) {
            return List.of();
        }
        try {
            List<T> items = question.ask();
            return items.subList(0, Math.min(MOST, items.size()));
        } catch (RpcException e) {
            if (e.code() == ErrorCode.METHOD_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }
}
