package dev.dmcp.service.memory;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.stdio.StdioServer;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.InvalidConfigurationException;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.log.Log;
import dev.dmcp.service.memory.mcp.MemoryMcp;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.store.Stores;
import dev.dmcp.service.memory.tool.MemoryTools;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The memory server for one desktop client, over its standard streams. */
final class StdioMemory {
    private final Map<String, String> variables;
    private final PrintStream err;

    StdioMemory(Map<String, String> variables, PrintStream err) {
        this.variables = Map.copyOf(variables);
        this.err = err;
    }

    /**
     * Serves until the input ends.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong configuration
     */
    int serve(InputStream in, OutputStream out) {
        try {
            var environment = new Environment(variables);
            ServiceConfig service = ServiceConfig.read(environment, "MCP_MEMORY_PORT", 0);
            MemoryConfig config = MemoryConfig.read(environment, service);
            environment.requireNoProblems();
            serve(config, new Log("mcp-memory", service.logLevel(), err, Clock.systemUTC()), in, out);
            return 0;
        } catch (InvalidConfigurationException invalid) {
            invalid.problems().forEach(problem -> err.println("error: " + problem));
            return 2;
        } catch (StartFailure | IOException failure) {
            err.println("error: " + failure.getMessage());
            return 1;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void serve(MemoryConfig config, Log log, InputStream in, OutputStream out)
            throws StartFailure, IOException, InterruptedException {
        try (Database database = Storage.open(config.storage(), Stores::migrations)) {
            MemoryStore store = Stores.over(database, config.limits(), Clock.systemUTC());
            var tools = new MemoryTools(store, config.limits());
            var user = new Caller(dev.dmcp.service.kit.auth.Caller.DEFAULT_USER, Set.of());
            StdioServer.serve(
                    MemoryMcp.server(MemoryService.version(), tools.all(), store),
                    Optional.of(user),
                    in,
                    out,
                    failure -> log.error("an MCP call failed", failure, fields -> {}));
        }
    }
}
