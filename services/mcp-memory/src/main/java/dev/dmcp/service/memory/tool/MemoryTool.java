package dev.dmcp.service.memory.tool;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.memory.model.LimitExceededException;

/** One tool: how it presents itself, and what it does. */
public record MemoryTool(Tool description, Action action) {

    /** What a tool does for a user. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs.
         *
         * @throws dev.dmcp.service.memory.model.InvalidMemoryException when an argument is wrong
         * @throws LimitExceededException when the user has no room left
         */
        JsonObject run(String user, JsonObject arguments) throws LimitExceededException;
    }

    public String name() {
        return description.name();
    }
}
