package dev.dmcp.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.conversation.argument.ArgumentReader;
import dev.dmcp.conversation.argument.Shape;
import dev.dmcp.mcp.client.ElicitationDefaults;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts a server's questions to the person at the terminal, one field a line. The end of the input means no. */
public final class AskingPerson implements InputResponder {
    private final BufferedReader in;
    private final PrintStream out;
    private final Runnable beforehand;

    /** @param beforehand run before each question, so that nothing else is drawn into it */
    public AskingPerson(InputStream in, PrintStream out, Runnable beforehand) {
        this.beforehand = beforehand;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /** Declines every question: for scripts. */
    public static InputResponder declining() {
        return new InputResponder() {
            @Override
            public ClientCapabilities capabilities() {
                return forms();
            }

            @Override
            public JsonObject answer(InputRequest request) {
                return action("decline");
            }
        };
    }

    @Override
    public ClientCapabilities capabilities() {
        return forms();
    }

    private static ClientCapabilities forms() {
        JsonObject modes = JsonObject.builder()
                .put("form", JsonObject.empty())
                .put("url", JsonObject.empty())
                .build();
        return new ClientCapabilities(
                JsonObject.builder().put(ClientCapabilities.ELICITATION, modes).build());
    }

    @Override
    public synchronized JsonObject answer(InputRequest request) throws IOException {
        return switch (request) {
            case InputRequest.Elicitation question -> ask(question.params());
            case InputRequest.Sampling _, InputRequest.Roots _ ->
                throw new UnsupportedOperationException("dmcp answers no " + request.method());
        };
    }

    private JsonObject ask(JsonObject question) throws IOException {
        beforehand.run();
        out.println("The server asks: " + question.string("message").orElse("(it does not say what)"));
        Optional<String> url = question.string("url");
        if (url.isPresent()) {
            out.println("  open " + url.get());
        }
        String go =
                line(url.isPresent() ? "Done there? [y/N] " : "Answer? [Y/n] ").orElse("n");
        boolean isYes =
                go.isEmpty() ? url.isEmpty() : go.toLowerCase(Locale.ROOT).startsWith("y");
        if (!isYes) {
            return action("decline");
        }
        if (url.isPresent()) {
            return action("accept");
        }
        JsonObject schema = question.object("requestedSchema").orElse(JsonObject.empty());
        Optional<JsonObject> content = fill(Shape.of(schema));
        return content.map(filled -> action("accept").with("content", ElicitationDefaults.fill(question, filled)))
                .orElseGet(() -> action("cancel"));
    }

    private static JsonObject action(String word) {
        return JsonObject.builder().put("action", word).build();
    }

    /** Empty when the input ended before all was said. */
    private Optional<JsonObject> fill(Shape form) throws IOException {
        JsonObject content = JsonObject.empty();
        for (Map.Entry<String, Shape> field : form.members().entrySet()) {
            boolean isRequired = form.required().contains(field.getKey());
            Optional<JsonObject> filled = field(form, content, field.getKey(), field.getValue(), isRequired);
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            content = filled.get();
        }
        return Optional.of(content);
    }

    private Optional<JsonObject> field(Shape form, JsonObject content, String name, Shape field, boolean isRequired)
            throws IOException {
        while (true) {
            Optional<String> answer = line(prompt(name, field, isRequired));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (answer.get().isEmpty() && (!isRequired || field.defaultValue().isPresent())) {
                return Optional.of(content);
            }
            try {
                return Optional.of(new ArgumentReader(form).read(content, List.of(name + "=" + answer.get())));
            } catch (Failure.InvalidInput wrong) {
                out.println("  " + wrong.sentence());
            }
        }
    }

    private static String prompt(String name, Shape field, boolean isRequired) {
        String description = field.description().isEmpty() ? "" : ", " + field.description();
        String otherwise = field.defaultValue()
                .map(JsonValue::toString)
                .map(value -> " [" + value + "]")
                .orElse(isRequired ? "" : " [leave out]");
        return "  %s (%s%s)%s: ".formatted(name, field.words(), description, otherwise);
    }

    private Optional<String> line(String prompt) throws IOException {
        out.print(prompt);
        out.flush();
        return Optional.ofNullable(in.readLine()).map(String::strip);
    }
}
