package dev.dmcp.service.gateway;

import dev.dmcp.mcp.training.TrainingServer;
import dev.dmcp.service.kit.lifecycle.StandIn;
import dev.dmcp.service.storage.standin.PostgresStandIn;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Production has PostgreSQL, and a server behind the gateway: without one, training would pass by all that a call needs. */
final class GatewayStandIn implements StandIn {
    private final PostgresStandIn database = PostgresStandIn.forTraining();
    private final TrainingServer server = new TrainingServer();

    /** @throws IOException when loopback has no ports left */
    GatewayStandIn() throws IOException {}

    @Override
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(database.variables());
        variables.put("MCP_MEMORY_URL", server.url());
        return variables;
    }

    @Override
    public void close() throws IOException {
        server.close();
        database.close();
    }
}
