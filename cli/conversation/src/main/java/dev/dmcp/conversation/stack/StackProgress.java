package dev.dmcp.conversation.stack;

import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Passes a command's events on as progress of the call. Nobody knows how many there will be, so there is no total. */
final class StackProgress implements Consumer<String> {
    private final CallContext context;
    private final AtomicInteger count = new AtomicInteger();

    StackProgress(CallContext context) {
        this.context = context;
    }

    @Override
    public void accept(String line) {
        try {
            Json.parse(line).asObject().flatMap(StackProgress::sentence).ifPresent(this::tell);
        } catch (MalformedJsonException noEvent) {
            // A line of something else.
        }
    }

    private synchronized void tell(String message) {
        context.facts().meta().get(Names.META_PROGRESS_TOKEN).ifPresent(token -> {
            try {
                context.notify(
                        "notifications/progress",
                        JsonObject.builder()
                                .put("progressToken", token)
                                .put("progress", count.incrementAndGet())
                                .put("message", message)
                                .build());
            } catch (CancellationException nobodyListens) {
                // The command is being ended.
            }
        });
    }

    /** What a person would read of the event; nothing for those that come by the hundred. */
    private static Optional<String> sentence(JsonObject event) {
        String what = event.string("event").orElse("");
        Optional<String> subject = event.string("operation")
                .or(() -> event.string("name"))
                .or(() -> event.string("target"))
                .or(() -> event.string("text"));
        boolean isTold = switch (what) {
            case "progress", "output" -> false;
            default -> true;
        };
        return subject.filter(text -> isTold && !text.isEmpty()).map(text -> what + ": " + text);
    }
}
