package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.mcp.stdio.StdioProgram;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The bundled memory server within this process. Its classes lie beside the program, or are built in the checkout, and are loaded by a loader of their
 * own, so that no other command pays for them.
 */
public record ServeMemory(Terminal terminal) {
    private static final String NAME = "memory";

    /** From the folder of the program's jars: a packed distribution has the first, a checkout the second. */
    private static final List<String> PLACES =
            List.of("../memory/dmcp-mcp-memory.jar", "../../../../../services/mcp-memory/target/dmcp-mcp-memory.jar");

    /** What of the own environment the server may know: a DATABASE_URL that is there for something else is not for it. */
    private static final List<String> PASSED_ON =
            List.of("HOME", "XDG_DATA_HOME", "LOG_LEVEL", "MEMORY_MAX_CONTENT", "MEMORY_MAX_COUNT");

    /** @param data the folder of its file; the user's data folder otherwise */
    public int run(Optional<Path> data) {
        StdioProgram server = load();
        Map<String, String> environment = new HashMap<>();
        for (String name : PASSED_ON) {
            Optional.ofNullable(terminal.environment().get(name)).ifPresent(value -> environment.put(name, value));
        }
        data.ifPresent(folder ->
                environment.put("DATA_DIR", terminal.directory().resolve(folder).toString()));
        return Serving.until(() -> server.serve(environment, terminal.in(), terminal.out(), terminal.err()));
    }

    private static StdioProgram load() {
        URLClassLoader loader = new URLClassLoader(new URL[] {jar()}, ServeMemory.class.getClassLoader());
        for (StdioProgram program : ServiceLoader.load(StdioProgram.class, loader)) {
            if (program.name().equals(NAME)) {
                return program;
            }
        }
        throw new Failure.OperationFailed("there is no memory server in `%s`".formatted(loader.getURLs()[0]));
    }

    private static URL jar() {
        String first = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        Path lib = Path.of(first).toAbsolutePath().resolveSibling("");
        for (String place : PLACES) {
            Path jar = lib.resolve(place).normalize();
            if (Files.isReadable(jar)) {
                return url(jar);
            }
        }
        throw new Failure.OperationFailed(
                "the memory server is not built in this checkout", "`./dmcp mcp build mcp-memory` builds it");
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("every file has a URL", impossible);
        }
    }
}
