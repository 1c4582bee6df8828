package dev.dmcp.service.gateway;

import dev.dmcp.mcp.training.TrainingClients;
import dev.dmcp.mcp.training.TrainingServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.lifecycle.StandIn;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.lifecycle.TrainingCalls;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/** The gateway as the kit starts it. */
final class GatewayDefinition implements ServiceDefinition {
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"training","version":"1"}}}""";
    private static final String TOOL = "memory__" + TrainingServer.TOOL;
    private static final String ARGUMENTS = "{\"key\":\"some words\",\"limit\":3,\"exact\":true,\"tags\":[null]}";
    private static final int TIMES = 10;

    @Override
    public String name() {
        return "mcp-api";
    }

    @Override
    public String portVariable() {
        return "MCP_API_PORT";
    }

    @Override
    public int defaultPort() {
        return 3002;
    }

    @Override
    public Factory configure(Environment environment, ServiceConfig service) {
        GatewayConfig config = GatewayConfig.read(environment, service);
        return context -> {
            Database database = Storage.open(config.storage(), Registry::migrations);
            return new GatewayService(database, config, context);
        };
    }

    @Override
    public Optional<StandIn> standIn() throws IOException {
        return Optional.of(new GatewayStandIn());
    }

    @Override
    public void train(TrainingCalls calls) throws StartFailure {
        for (int i = 0; i < 3; i++) {
            calls.get("/health");
            calls.get("/servers");
            calls.post("/mcp", INITIALIZE);
        }
        if (calls.get("/tools").contains(TOOL)) {
            callThrough(calls);
        }
        calls.get("/metrics");
    }

    /** Calls of both eras, and one of REST, that are passed on. */
    private static void callThrough(TrainingCalls calls) throws StartFailure {
        calls.post(
                "/tools/execute", "{\"server\":\"memory\",\"tool\":\"" + TrainingServer.TOOL + "\",\"arguments\":{}}");
        TrainingClients.inSession(calls, TOOL, ARGUMENTS, TIMES);
        TrainingClients.stateless(calls, TOOL, ARGUMENTS, TIMES);
    }
}
