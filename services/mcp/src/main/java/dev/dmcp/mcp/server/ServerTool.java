package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Tool;
import java.util.List;

/**
 * A tool and what runs it.
 *
 * @param needs client capabilities without which a stateless call is refused
 * @param tasks whether a call may, or must, become a task
 * @param checked whether arguments and structured results are checked against the schemas; a gateway leaves that to the server behind it
 */
public record ServerTool(Tool tool, ToolHandler handler, List<String> needs, Tasks tasks, boolean checked) {
    /** How a tool takes part in the tasks extension. */
    public enum Tasks {
        /** Answers at once, always. */
        NEVER,
        /** Becomes a task when the client knows tasks. */
        POSSIBLE,
        /** Its handler decides, by {@link CallContext#continueAsTask}. */
        BY_HANDLER,
        /** Is refused to clients that do not know tasks. */
        REQUIRED
    }

    public ServerTool {
        if (!Tool.isGoodName(tool.name())) {
            throw new IllegalArgumentException("not a name for a tool: `" + tool.name() + "`");
        }
        needs = List.copyOf(needs);
    }

    public ServerTool(Tool tool, ToolHandler handler) {
        this(tool, handler, List.of(), Tasks.NEVER, true);
    }

    public ServerTool needing(String... capabilities) {
        return new ServerTool(tool, handler, List.of(capabilities), tasks, checked);
    }

    public ServerTool withTasks(Tasks choice) {
        return new ServerTool(tool, handler, needs, choice, checked);
    }

    public ServerTool unchecked() {
        return new ServerTool(tool, handler, needs, tasks, false);
    }

    public String name() {
        return tool.name();
    }
}
