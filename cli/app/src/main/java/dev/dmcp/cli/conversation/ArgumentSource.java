package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.terminal.InterruptibleInput;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Arguments as one JSON object: from a word, a file, or the standard input. */
public record ArgumentSource(Terminal terminal) {

    /**
     * What was given, or an empty object.
     *
     * @param json the object itself
     * @param input a file's name, {@code -} for the standard input
     */
    public JsonObject read(Optional<String> json, Optional<String> input) {
        if (json.isPresent() && input.isPresent()) {
            throw new Failure.InvalidInput("`--json` and `--input` both give all arguments", "leave one of them out");
        }
        if (json.isPresent()) {
            return object("--json", json.get());
        }
        return input.map(name -> object("--input " + name, text(name))).orElse(JsonObject.empty());
    }

    private String text(String name) {
        try {
            return name.equals("-")
                    ? new String(new InterruptibleInput(terminal.in()).readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(terminal.directory().resolve(name));
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput("cannot read `%s`: %s".formatted(name, unreadable.getMessage()));
        }
    }

    private static JsonObject object(String source, String text) {
        try {
            JsonValue value = Json.parse(text);
            return value.asObject()
                    .orElseThrow(() -> new Failure.InvalidInput(
                            "what `%s` gives is no JSON object".formatted(source),
                            "arguments are an object: `{\"name\": \"value\"}`"));
        } catch (MalformedJsonException malformed) {
            throw new Failure.InvalidInput("what `%s` gives is no JSON: %s".formatted(source, malformed.getMessage()));
        }
    }
}
