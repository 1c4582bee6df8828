package dev.dmcp.service.server;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.lifecycle.StandIn;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.lifecycle.TrainingCalls;
import dev.dmcp.service.server.registry.ServerRegistry;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.standin.PostgresStandIn;
import java.io.IOException;
import java.util.Optional;

/** The main server as the kit starts it. */
final class ServerDefinition implements ServiceDefinition {
    @Override
    public String name() {
        return "server";
    }

    @Override
    public String portVariable() {
        return "SERVER_PORT";
    }

    @Override
    public int defaultPort() {
        return 3000;
    }

    @Override
    public Factory configure(Environment environment, ServiceConfig service) {
        ServerConfig config = ServerConfig.read(environment, service);
        return context -> new MainServer(Storage.open(config.storage(), ServerRegistry::migrations), config, context);
    }

    @Override
    public Optional<StandIn> standIn() throws IOException {
        return Optional.of(PostgresStandIn.forTraining());
    }

    @Override
    public void train(TrainingCalls calls) throws StartFailure {
        for (int i = 0; i < 3; i++) {
            calls.get("/health");
            calls.get("/api/stack");
            calls.get("/api/servers");
            calls.post("/api/session", "{\"user\":\"demo\",\"password\":\"demo\"}");
        }
        calls.get("/api/openapi.json");
        calls.get("/metrics");
    }
}
