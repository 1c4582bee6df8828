package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.lifecycle.StandIn;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.lifecycle.TrainingCalls;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.standin.PostgresStandIn;
import java.io.IOException;
import java.util.Optional;

/** The gateway as the kit starts it. */
final class GatewayDefinition implements ServiceDefinition {
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"training","version":"1"}}}""";

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
        return Optional.of(PostgresStandIn.forTraining());
    }

    @Override
    public void train(TrainingCalls calls) throws StartFailure {
        for (int i = 0; i < 3; i++) {
            calls.get("/health");
            calls.get("/servers");
            calls.get("/tools");
            calls.post("/mcp", INITIALIZE);
        }
        calls.get("/metrics");
    }
}
