package dev.dmcp.service.memory.tool;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.model.NewMemory;
import dev.dmcp.service.memory.model.Remembered;
import dev.dmcp.service.memory.model.SearchPage;
import dev.dmcp.service.memory.model.SearchQuery;
import dev.dmcp.service.memory.model.Statistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tools of the memory server, in the order in which they are listed. */
public final class MemoryTools {
    private static final int MOST_HITS = 100;
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_PASSED_OVER = 100_000;

    private final MemoryStore store;
    private final MemoryLimits limits;

    public MemoryTools(MemoryStore store, MemoryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** All of them. */
    public List<MemoryTool> all() {
        return List.of(remember(), recall(), search(), update(), forget(), keys(), statistics(), reset());
    }

    private MemoryTool remember() {
        JsonObject schema = Schemas.requiring("content")
                .text("content", "What to remember, up to " + limits.contentCharacters() + " characters")
                .text("key", "Where to find it again; replaces what is there. Made up when absent")
                .object(
                        "metadata",
                        "Anything to file with it; top-level texts, numbers and booleans can be searched by")
                .build();
        return tool(
                "memory_remember", "Stores a memory under a key.", schema, ToolAnnotations.IDEMPOTENT, (user, json) -> {
                    var arguments = new Arguments(json);
                    String key = arguments.text("key").orElseGet(() -> "memory_" + UUID.randomUUID());
                    var wanted = new NewMemory(
                            key,
                            arguments.requiredText("content"),
                            arguments.object("metadata").orElse(JsonObject.empty()));
                    limits.check(wanted);
                    Remembered remembered = store.remember(user, wanted);
                    return success()
                            .put("created", remembered.created())
                            .put("memory", remembered.memory().toJson())
                            .build();
                });
    }

    private MemoryTool recall() {
        JsonObject schema = Schemas.requiring("key")
                .text("key", "The key that it was stored under")
                .build();
        return tool(
                "memory_recall",
                "Gives back the memory under a key.",
                schema,
                ToolAnnotations.READ_ONLY,
                (user, json) -> found(store.recall(user, key(json))));
    }

    private MemoryTool search() {
        JsonObject schema = Schemas.requiring()
                .text(
                        "query",
                        "Words that must all be there; \"a phrase\", beginnings (deplo*), -not, either OR. Absent: all, the newest first")
                .text("key_prefix", "How the key begins")
                .object("metadata", "Texts, numbers and booleans that the metadata must have")
                .moment("since", "Updated then or later")
                .moment("until", "Updated before then")
                .integer("limit", "How many at most (20 when absent)", 1, MOST_HITS)
                .integer("offset", "How many to pass over", 0, MOST_PASSED_OVER)
                .build();
        return tool(
                "memory_search",
                "Finds memories by their words, the best match first.",
                schema,
                ToolAnnotations.READ_ONLY,
                (user, json) -> page(store.search(user, query(new Arguments(json)))));
    }

    private static SearchQuery query(Arguments arguments) {
        String text = arguments.text("query").orElse("");
        MemoryLimits.requireStorable("query", text);
        Optional<String> prefix = arguments.text("key_prefix");
        prefix.ifPresent(value -> MemoryLimits.requireStorable("key_prefix", value));
        return new SearchQuery(
                text,
                prefix,
                arguments.object("metadata").orElse(JsonObject.empty()),
                arguments.instant("since"),
                arguments.instant("until"),
                arguments.integer("limit", 20, 1, MOST_HITS),
                arguments.integer("offset", 0, 0, MOST_PASSED_OVER));
    }

    private static JsonObject page(SearchPage page) {
        JsonArray results =
                JsonArray.from(page.hits(), hit -> hit.memory().toJson().with("score", JsonNumber.of(hit.score())));
        return success().put("total", page.total()).put("results", results).build();
    }

    private MemoryTool update() {
        JsonObject schema = Schemas.requiring("key")
                .text("key", "The key that it is stored under")
                .text("content", "The new content; absent keeps the old one")
                .object("metadata", "Members to set; a null removes one")
                .build();
        return tool(
                "memory_update",
                "Changes the memory under a key.",
                schema,
                ToolAnnotations.IDEMPOTENT,
                (user, json) -> {
                    var arguments = new Arguments(json);
                    Optional<String> content = arguments.text("content");
                    JsonObject members = arguments.object("metadata").orElse(JsonObject.empty());
                    return found(store.update(user, key(json), old -> {
                        var wanted = new NewMemory(
                                old.key(), content.orElse(old.content()), merged(old.metadata(), members));
                        limits.check(wanted);
                        return wanted;
                    }));
                });
    }

    private static JsonObject merged(JsonObject old, JsonObject changes) {
        JsonObject result = old;
        for (var change : changes.members().entrySet()) {
            result = change.getValue().isNull()
                    ? result.without(change.getKey())
                    : result.with(change.getKey(), change.getValue());
        }
        return result;
    }

    private MemoryTool forget() {
        JsonObject schema = Schemas.requiring("key")
                .text("key", "The key that it is stored under")
                .build();
        return tool(
                "memory_forget",
                "Forgets the memory under a key.",
                schema,
                ToolAnnotations.DESTRUCTIVE,
                (user, json) -> success()
                        .put("forgotten", store.forget(user, key(json)))
                        .build());
    }

    private MemoryTool keys() {
        JsonObject schema = Schemas.requiring()
                .text("prefix", "How the keys begin")
                .text("after", "The last key of the list before this one")
                .integer("limit", "How many at most (100 when absent)", 1, MOST_KEYS)
                .build();
        return tool("memory_keys", "Lists keys in order.", schema, ToolAnnotations.READ_ONLY, (user, json) -> {
            var arguments = new Arguments(json);
            String prefix = arguments.text("prefix").orElse("");
            MemoryLimits.requireStorable("prefix", prefix);
            Optional<String> after = arguments.text("after");
            after.ifPresent(value -> MemoryLimits.requireStorable("after", value));
            List<String> keys = store.keys(user, prefix, after, arguments.integer("limit", 100, 1, MOST_KEYS));
            return success().put("keys", JsonArray.ofStrings(keys)).build();
        });
    }

    private MemoryTool statistics() {
        return tool(
                "memory_statistics",
                "Counts what is stored.",
                Schemas.requiring().build(),
                ToolAnnotations.READ_ONLY,
                (user, json) -> {
                    Statistics statistics = store.statistics(user);
                    return success()
                            .put("count", statistics.count())
                            .put("limit", limits.memoriesPerUser())
                            .put("contentCharacters", statistics.contentCharacters())
                            .putStringIfPresent("oldest", statistics.oldest().map(Instant::toString))
                            .putStringIfPresent("newest", statistics.newest().map(Instant::toString))
                            .build();
                });
    }

    private MemoryTool reset() {
        return tool(
                "memory_reset",
                "Forgets everything that this user has stored.",
                Schemas.requiring().build(),
                ToolAnnotations.DESTRUCTIVE,
                (user, json) -> success().put("forgotten", store.reset(user)).build());
    }

    private String key(JsonObject json) {
        String key = new Arguments(json).requiredText("key");
        limits.checkKey(key);
        return key;
    }

    private static JsonObject found(Optional<Memory> memory) {
        return success()
                .put("found", memory.isPresent())
                .putIfPresent("memory", memory.map(Memory::toJson))
                .build();
    }

    private static JsonObject.Builder success() {
        return JsonObject.builder().put("success", true);
    }

    private static MemoryTool tool(
            String name, String description, JsonObject schema, ToolAnnotations annotations, MemoryTool.Action action) {
        return new MemoryTool(new Tool(name, description, schema).withAnnotations(annotations), action);
    }
}
