package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.era.Answers;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.CallFacts;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.ContinueAsTask;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.Methods;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.server.ToolCalls;
import dev.dmcp.mcp.task.TaskMethods;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves requests that stand alone, each by what it says of itself. */
public final class ModernEra implements AutoCloseable {
    private static final Duration ATTENDANCE_CHECK = Duration.ofSeconds(30);

    private final McpServer server;
    private final Methods methods;
    private final StateSeal seal;
    private final TaskMethods tasks;
    private final ResultEnvelope envelope;
    private final Answers answers;
    private final CountDownLatch closing = new CountDownLatch(1);

    public ModernEra(McpServer server, StateSeal seal, TaskMethods tasks, Answers answers) {
        this.server = server;
        this.methods = new Methods(server);
        this.seal = seal;
        this.tasks = tasks;
        this.envelope = new ResultEnvelope(server);
        this.answers = answers;
    }

    /** Serves one request on the calling thread, and gives its response. */
    public Message.Response serve(
            Message.Request request, Optional<Caller> caller, Outlet outlet, Cancellation cancellation) {
        return answers.to(request.id(), () -> {
            CallFacts facts = ModernRequest.facts(request, caller);
            JsonObject result = request.method().equals("subscriptions/listen")
                    ? listen(request, facts, outlet)
                    : answer(request, facts, outlet, cancellation);
            return envelope.around(request.method(), result, caller);
        });
    }

    /** Ends all subscriptions in order. */
    @Override
    public void close() {
        closing.countDown();
    }

    private JsonObject answer(Message.Request request, CallFacts facts, Outlet outlet, Cancellation cancellation)
            throws Exception {
        var inputs = new RoundTrips(
                seal, () -> ModernRequest.purpose(request, facts.caller()), facts.capabilities(), request.params());
        CallContext context = new CallContext(facts, outlet, inputs, cancellation);
        try {
            return switch (request.method()) {
                case "server/discover" -> discover();
                case "tools/call" -> callTool(request.params(), context);
                case "tasks/get", "tasks/update", "tasks/cancel" -> askTask(request, facts);
                default -> methods.answer(request.method(), request.params(), context);
            };
        } catch (InputRequired question) {
            return question.result();
        }
    }

    private JsonObject discover() {
        JsonObject.Builder capabilities = methods.capabilities();
        if (tasks.areOffered()) {
            JsonObject extensions = JsonObject.builder()
                    .put(Names.TASKS_EXTENSION, JsonObject.empty())
                    .build();
            capabilities.put("extensions", extensions);
        }
        return JsonObject.builder()
                .put(
                        "supportedVersions",
                        JsonArray.from(ProtocolVersion.all(), version -> new JsonString(version.text())))
                .put("capabilities", capabilities.build())
                .putStringIfPresent("instructions", server.instructions())
                .build();
    }

    private JsonObject callTool(JsonObject params, CallContext context) throws InterruptedException {
        ServerTool tool = methods.toolCalls().find(params);
        for (String need : tool.needs()) {
            ModernRequest.require(context.capabilities(), need);
        }
        JsonObject arguments = ToolCalls.arguments(params);
        if (tool.tasks() == ServerTool.Tasks.REQUIRED) {
            ModernRequest.requireExtension(context.capabilities(), Names.TASKS_EXTENSION);
        }
        if (becomesTask(tool, context)) {
            return tasks.start(
                    context.facts(), taskContext -> methods.toolCalls().run(tool, taskContext, arguments));
        }
        try {
            return methods.toolCalls().run(tool, context, arguments).toJson();
        } catch (ContinueAsTask rest) {
            return tasks.start(context.facts(), rest.body());
        }
    }

    private static boolean becomesTask(ServerTool tool, CallContext context) {
        return switch (tool.tasks()) {
            case NEVER, BY_HANDLER -> false;
            case POSSIBLE -> context.capabilities().hasExtension(Names.TASKS_EXTENSION);
            case REQUIRED -> true;
        };
    }

    private JsonObject askTask(Message.Request request, CallFacts facts) {
        ModernRequest.requireExtension(facts.capabilities(), Names.TASKS_EXTENSION);
        return tasks.answer(request, facts);
    }

    private JsonObject listen(Message.Request request, CallFacts facts, Outlet outlet) throws InterruptedException {
        Subscription subscription = Subscription.of(request, facts.caller());
        if (!subscription.tasks().isEmpty()) {
            ModernRequest.requireExtension(facts.capabilities(), Names.TASKS_EXTENSION);
        }
        outlet.send(subscription.acknowledgement());
        try (var _ = server.changes()
                .subscribe(change -> subscription.message(change).ifPresent(outlet::offer))) {
            subscription.uris().forEach(uri -> server.interests().add(uri, facts.caller()));
            boolean closed = false;
            while (!closed && outlet.isAttended()) {
                closed = closing.await(ATTENDANCE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            subscription.uris().forEach(uri -> server.interests().remove(uri, facts.caller()));
        }
        return subscription.closing();
    }
}
