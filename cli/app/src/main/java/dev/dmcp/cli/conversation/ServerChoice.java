package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.option.ServerOptions;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.ServerAddress;
import dev.dmcp.service.kit.config.Secret;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which server the words of a command mean: a URL, a service of the stack, or the command behind {@code --}.
 *
 * @param address of the server
 * @param words what was said beside it
 */
public record ServerChoice(ServerAddress address, List<String> words) {
    private static final String TOKEN_VARIABLE = "DMCP_MCP_TOKEN";

    public ServerChoice {
        words = List.copyOf(words);
    }

    /** @param words all that are no options, with those behind {@code --} */
    public static ServerChoice of(
            Invocation invocation, ProjectOptions project, ServerOptions options, List<String> words) {
        List<String> command = invocation.foreignCommand();
        Path folder = project.directory(invocation.terminal().directory());
        if (!command.isEmpty()) {
            requireProgram(command.getFirst(), folder, invocation.terminal());
            ServerAddress address = new ServerAddress.Program(command, options.environment(), folder);
            return new ServerChoice(address, words.subList(0, words.size() - command.size()));
        }
        if (words.isEmpty()) {
            throw new Failure.InvalidInput(
                    "no server was named",
                    "name a service of the stack, a URL, or a command behind `--`; `dmcp mcp list` shows the stack's");
        }
        ServerAddress address = address(words.getFirst(), folder, options, invocation.terminal());
        return new ServerChoice(address, words.subList(1, words.size()));
    }

    private static void requireProgram(String name, Path folder, Terminal terminal) {
        boolean isPath = name.contains("/");
        boolean isThere = isPath
                ? Files.isExecutable(folder.resolve(name))
                : Stream.of(terminal.variable("PATH").split(File.pathSeparator))
                        .anyMatch(place -> !place.isEmpty() && Files.isExecutable(Path.of(place, name)));
        if (!isThere) {
            throw new Failure.ServerUnreachable(
                    "there is no program `%s`".formatted(name),
                    isPath ? "check the name" : "install it, or name it by its path",
                    null);
        }
    }

    private static ServerAddress address(String word, Path folder, ServerOptions options, Terminal terminal) {
        if (isUrl(word)) {
            return new ServerAddress.Url(url(word), options.headers(), token(options, terminal));
        }
        Optional<Project> project = Project.find(folder, terminal.environment());
        if (project.isEmpty()) {
            throw new Failure.InvalidInput(
                    "`%s` is no URL, and there is no `%s` whose service it could be".formatted(word, Project.FILE),
                    "write `http://…`, or `-- COMMAND…` for a server that is a program");
        }
        return new StackServices(project.get()).address(word, options.headers());
    }

    private static boolean isUrl(String word) {
        return word.startsWith("http://") || word.startsWith("https://");
    }

    /** The URL that a word is. */
    public static URI url(String word) {
        if (!isUrl(word)) {
            throw new Failure.InvalidInput("`%s` is no URL".formatted(word), "write `http://…` or `https://…`");
        }
        URI uri = parsed(word);
        if (uri.getRawUserInfo() != null) {
            throw new Failure.InvalidInput(
                    "the URL has a user in it, which is sent to no server",
                    "say who you are with `--token`, `--login` or `--header`");
        }
        if (uri.getHost() == null) {
            throw new Failure.InvalidInput(
                    "`%s` has no host that can be called".formatted(word),
                    "a host is an address, or a name of letters, digits, `-` and `.`");
        }
        return uri;
    }

    private static URI parsed(String word) {
        try {
            return URI.create(word);
        } catch (IllegalArgumentException unreadable) {
            throw new Failure.InvalidInput("`%s` is no URL: %s".formatted(word, unreadable.getMessage()));
        }
    }

    private static Optional<Secret> token(ServerOptions options, Terminal terminal) {
        return options.token()
                .or(() -> Optional.of(terminal.variable(TOKEN_VARIABLE)).filter(value -> !value.isEmpty()))
                .map(Secret::of);
    }
}
