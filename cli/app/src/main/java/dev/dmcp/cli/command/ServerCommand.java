package dev.dmcp.cli.command;

import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.option.ServerOptions;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.terminal.Version;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.AskingPerson;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.conversation.Doorway;
import dev.dmcp.conversation.Manner;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What all commands share that speak with an MCP server: which one, and how. */
abstract class ServerCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions options = new ProjectOptions.Usual();

    @Mixin
    final ServerOptions server = new ServerOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "SERVER …",
            arity = "0..*",
            description = "A service of the stack, a URL, or `-- COMMAND…`; then what is asked of it.")
    List<String> words = List.of();

    ServerCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    final Invocation invocation() {
        return invocation;
    }

    final ServerChoice choice() {
        return ServerChoice.of(invocation, options, server, words);
    }

    final Dialogue open(ServerChoice choice) {
        return Dialogue.open(choice.address(), manner());
    }

    final Manner manner() {
        Terminal terminal = invocation.terminal();
        boolean isVerbose = output.isVerbose();
        return Manner.usual(Version.NUMBER)
                .withEra(EraChoice.valueOf(server.era().name()))
                .withTimeout(server.timeout())
                .withResponder(
                        terminal.errIsTerminal()
                                ? new AskingPerson(terminal.in(), terminal.err(), this::pauseDisplay)
                                : AskingPerson.declining())
                .withDoorway(doorway(terminal))
                .withLog(line -> {
                    if (isVerbose) {
                        terminal.err().println(line);
                    }
                });
    }

    private Doorway doorway(Terminal terminal) {
        Consumer<URI> show = page -> terminal.err().println("open this page in a browser to log in:\n  " + page);
        return new Doorway(invocation.wiring().logins(), server.login() ? Optional.of(show) : Optional.empty());
    }

    /** A question is about to be asked: what is drawn in place must stop. */
    void pauseDisplay() {}

    /** Data: JSON in one line for machines, the text for people. */
    final void print(JsonValue json, String text) {
        if (output.isJson()) {
            invocation.terminal().out().println(json);
        } else {
            invocation.terminal().out().print(text);
        }
    }

    final <T> void print(List<T> items, Function<T, JsonObject> json, String text) {
        print(JsonArray.from(items, json), text);
    }
}
