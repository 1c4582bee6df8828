package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.conversation.argument.ArgumentCheck;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** Finds the tool that is meant, and checks what it is to be called with. */
public final class ToolChoice {
    private ToolChoice() {}

    /** @throws Failure.InvalidInput where there is none of that name, with the nearest */
    public static Tool named(Dialogue dialogue, List<Tool> tools, String name) {
        List<String> names = tools.stream().map(Tool::name).toList();
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(dialogue, names, name));
    }

    private static Failure unknown(Dialogue dialogue, List<String> names, String name) {
        String near = NearMiss.hint(name, names);
        return new Failure.InvalidInput(
                "`%s` has no tool `%s`".formatted(dialogue.address().name(), name),
                near.isEmpty() ? "`dmcp mcp tools` lists what it has" : near);
    }

    /** @throws Failure.InvalidInput with everything that is wrong */
    public static void check(Tool tool, JsonObject arguments) {
        List<String> problems = ArgumentCheck.problems(tool, arguments);
        if (!problems.isEmpty()) {
            throw new Failure.InvalidInput(
                    "these arguments do not fit `%s`:\n  %s".formatted(tool.name(), String.join("\n  ", problems)),
                    "`dmcp mcp tools SERVER %s` shows what it takes".formatted(tool.name()));
        }
    }
}
