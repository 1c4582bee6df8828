package dev.dmcp.service.memory;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.LimitExceededException;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.model.NewMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code GET /memories/export} and {@code POST /memories/import}: all of a user's memories as JSON lines, one memory a line. What was exported can be imported as it
 * is, by any user; a file larger than one request may be is imported in pieces.
 */
final class TransferRoutes {
    private static final String MEDIA_TYPE = "application/jsonl";

    private final MemoryStore store;
    private final MemoryLimits limits;

    TransferRoutes(MemoryStore store, MemoryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(Route.get("/memories/export", this::export), Route.post("/memories/import", this::restore));
    }

    private Response export(Request request) {
        String user = Caller.of(request).user();
        return Response.streamed(200, MEDIA_TYPE, out -> {
            try {
                store.export(user, memory -> writeLine(out, memory));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private static void writeLine(OutputStream out, Memory memory) {
        try {
            out.write((memory.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response restore(Request request) throws ClientGoneException {
        String user = Caller.of(request).user();
        var memories = new ArrayList<Memory>();
        int number = 0;
        for (String line : new String(request.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                memories.add(memory(user, line, number));
            }
        }
        try {
            store.restore(user, memories);
        } catch (LimitExceededException full) {
            throw new HttpFailure(409, String.valueOf(full.getMessage()));
        }
        return Response.ok(JsonObject.builder()
                .put("success", true)
                .put("imported", memories.size())
                .build());
    }

    /** The id is made anew: one that was exported may belong to another user here. */
    private Memory memory(String user, String line, int number) {
        try {
            JsonObject json =
                    Json.parse(line).asObject().orElseThrow(() -> new InvalidMemoryException("it is no object"));
            var wanted = new NewMemory(
                    text(json, "key"),
                    text(json, "content"),
                    json.object("metadata").orElse(JsonObject.empty()));
            limits.check(wanted);
            String id = UUID.randomUUID().toString();
            return new Memory(
                    id,
                    user,
                    wanted.key(),
                    wanted.content(),
                    wanted.metadata(),
                    moment(json, "createdAt"),
                    moment(json, "updatedAt"));
        } catch (MalformedJsonException | InvalidMemoryException | DateTimeException e) {
            throw HttpFailure.badRequest("line " + number + ": " + e.getMessage());
        }
    }

    private static String text(JsonObject json, String name) {
        return json.string(name).orElseThrow(() -> new InvalidMemoryException(name + " is missing"));
    }

    private static Instant moment(JsonObject json, String name) {
        Instant moment = Instant.parse(text(json, name));
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw new InvalidMemoryException(name + " is before 1970 or after 9999");
        }
        return moment;
    }
}
