package dev.dmcp.conversation.stack;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The tools that change the stack. One change at a time; no tool removes a volume. */
final class StackChanges {
    private final StackFacts stack;
    private final StackProgram program;
    private final Optional<StackBackup> backup;
    private final ReentrantLock changing = new ReentrantLock();

    StackChanges(StackFacts stack, StackProgram program, Optional<StackBackup> backup) {
        this.stack = stack;
        this.program = program;
        this.backup = backup;
    }

    void addTo(McpServer server) {
        if (!stack.engineEnvironments().isEmpty()) {
            server.add(
                    build(),
                    (context, arguments) -> change(
                            context,
                            new Request(arguments, "build")
                                    .option("environment", "--env")
                                    .flag("force", "--force")
                                    .and("-o", "json")
                                    .services()));
        }
        server.add(
                up(),
                (context, arguments) ->
                        change(context, new Request(arguments, "up").target().flag("build", "--build")));
        server.add(down(), (context, arguments) -> change(context, new Request(arguments, "down", "-y").target()));
        server.add(restart(), (context, arguments) -> change(context, new Request(arguments, "restart").target()));
        backup.ifPresent(safe -> {
            server.add(backup(), (context, arguments) -> keep(safe));
            server.add(restore(), (context, arguments) -> putBack(safe, arguments));
        });
    }

    private Tool build() {
        return changing(
                "stack_build",
                "Build images",
                "Build the images of an environment, none twice for the same input. Images that no container uses any more are removed.",
                services(StackTools.inEnvironment(stack.engineEnvironments()))
                        .plain("force", "boolean", "Build all the same where nothing changed."),
                hints(false, true));
    }

    private Tool up() {
        return changing(
                "stack_up",
                "Bring services up",
                "Bring the services of an environment up and wait for health. What changed is replaced; data stays.",
                services(StackTools.inEnvironment(stack.environments()))
                        .plain("build", "boolean", "Build images first."),
                hints(true, true));
    }

    private Tool down() {
        return changing(
                "stack_down",
                "Take services down",
                "Stop the services of an environment and remove their containers. Whoever uses them is cut off; volumes and data stay.",
                services(StackTools.inEnvironment(stack.environments())),
                hints(true, true));
    }

    private Tool restart() {
        return changing(
                "stack_restart",
                "Restart services",
                "Stop services and start them again. Whoever uses them is cut off for a moment.",
                services(StackTools.inEnvironment(stack.environments())),
                hints(true, false));
    }

    private Tool backup() {
        return changing(
                        "stack_backup",
                        "Back up the memories",
                        "Write the memories of the default user, as the running memory service exports them (one JSON object a line), "
                                + "into a new file in the project's `.dmcp/backups`. Databases of other services are not in it.",
                        new ObjectSchema(),
                        hints(false, false))
                .withOutputSchema(new ObjectSchema()
                        .plain("file", "string", "Where it is.")
                        .plain("memories", "integer", "How many memories it holds.")
                        .plain("bytes", "integer", "How long it is.")
                        .requiring("file", "memories", "bytes")
                        .build());
    }

    private Tool restore() {
        return changing(
                "stack_restore",
                "Restore memories",
                "Put the memories of a file that stack_backup wrote back into the running memory service. "
                        + "Memories of the same keys are replaced, others stay.",
                new ObjectSchema()
                        .plain("file", "string", "The file's name, without folders.")
                        .requiring("file"),
                hints(true, true));
    }

    private ObjectSchema services(ObjectSchema schema) {
        return schema.choices("services", "Only these; all otherwise.", stack.services());
    }

    private static Tool changing(
            String name, String title, String description, ObjectSchema arguments, ToolAnnotations hints) {
        return new Tool(name, description, arguments.build()).withTitle(title).withAnnotations(hints);
    }

    private static ToolAnnotations hints(boolean isDestructive, boolean isIdempotent) {
        return new ToolAnnotations(JsonObject.builder()
                .put("readOnlyHint", false)
                .put("destructiveHint", isDestructive)
                .put("idempotentHint", isIdempotent)
                .put("openWorldHint", false)
                .build());
    }

    private ToolResult change(CallContext context, Request request) throws InterruptedException {
        changing.lockInterruptibly();
        try {
            StackProgram.Ended ended =
                    program.run(request.and("--progress", "json").words(), new StackProgress(context));
            context.cancellation().throwIfCancelled();
            if (ended.code() != ExitCode.DONE.code()) {
                return StackTools.failed(ended);
            }
            return ToolResult.text(ended.out().isBlank() ? "done" : ended.out().strip());
        } finally {
            changing.unlock();
        }
    }

    private static ToolResult putBack(StackBackup backup, JsonObject arguments) {
        try {
            long memories = backup.restore(arguments.string("file").orElse(""));
            return ToolResult.structured(
                    JsonObject.builder().put("memories", memories).build());
        } catch (Failure failure) {
            return ToolResult.error(failure.sentence());
        }
    }

    private static ToolResult keep(StackBackup backup) {
        try {
            StackBackup.Kept kept = backup.write();
            return ToolResult.structured(JsonObject.builder()
                    .put("file", kept.file().toString())
                    .put("memories", kept.memories())
                    .put("bytes", kept.bytes())
                    .build());
        } catch (Failure failure) {
            return ToolResult.error(failure.sentence());
        }
    }
}
