package dev.dmcp.conversation.stack;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The words of a command, put together from a tool's arguments. */
final class Request {
    private final JsonObject arguments;
    private final List<String> words = new ArrayList<>();

    Request(JsonObject arguments, String... command) {
        this.arguments = arguments;
        words.addAll(List.of(command));
    }

    /** The environment, where one is named, and then the services. */
    Request target() {
        arguments.string("environment").ifPresent(words::add);
        return services();
    }

    Request services() {
        words.addAll(Fields.texts(arguments, "services"));
        return this;
    }

    /** {@code --flag} where the argument is true. */
    Request flag(String argument, String flag) {
        if (Fields.flag(arguments, argument)) {
            words.add(flag);
        }
        return this;
    }

    /** {@code --option VALUE} where the argument is there. */
    Request option(String argument, String option) {
        arguments.get(argument).ifPresent(value -> {
            words.add(option);
            words.add(value.asString().orElseGet(value::toString));
        });
        return this;
    }

    Request and(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
