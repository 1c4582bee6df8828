package dev.dmcp.service.memory;

import dev.dmcp.mcp.training.TrainingClients;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.lifecycle.StandIn;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.lifecycle.TrainingCalls;
import dev.dmcp.service.memory.store.Stores;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.standin.PostgresStandIn;
import java.io.IOException;
import java.util.Optional;

/** The memory server as the kit starts it. */
final class MemoryDefinition implements ServiceDefinition {
    private static final int TIMES = 10;

    @Override
    public String name() {
        return "mcp-memory";
    }

    @Override
    public String portVariable() {
        return "MCP_MEMORY_PORT";
    }

    @Override
    public int defaultPort() {
        return 3001;
    }

    @Override
    public Factory configure(Environment environment, ServiceConfig service) {
        MemoryConfig config = MemoryConfig.read(environment, service);
        return context -> {
            Database database = Storage.open(config.storage(), Stores::migrations);
            return new MemoryService(database, config.limits(), context);
        };
    }

    @Override
    public Optional<StandIn> standIn() throws IOException {
        return Optional.of(PostgresStandIn.forTraining());
    }

    @Override
    public void train(TrainingCalls calls) throws StartFailure {
        for (int i = 0; i < 3; i++) {
            calls.get("/health");
            calls.get("/tools");
            calls.post(
                    "/tools/memory_remember",
                    "{\"key\":\"k" + i + "\",\"content\":\"some words\",\"metadata\":{\"n\":1}}");
            calls.post("/tools/memory_recall", "{\"key\":\"k0\"}");
            calls.post("/tools/memory_search", "{\"query\":\"some \\\"words\\\"\",\"metadata\":{\"n\":1}}");
        }
        calls.get("/memories/export");
        TrainingClients.inSession(calls, "memory_recall", "{\"key\":\"k0\"}", TIMES);
        TrainingClients.stateless(calls, "memory_recall", "{\"key\":\"k0\"}", TIMES);
        calls.post("/tools/memory_reset", "{}");
        calls.get("/metrics");
    }
}
