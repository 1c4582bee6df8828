package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.registry.AddressRule;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.ServerName;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.storage.StorageConfig;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gateway is told by its environment, beside what every service is.
 *
 * @param servers by name
 * @param patience how long a server may take to answer
 */
record GatewayConfig(StorageConfig storage, Map<String, URI> servers, Duration patience) {
    private static final String MEMORY = "memory";

    GatewayConfig {
        servers = Map.copyOf(servers);
    }

    /** {@code MCP_SERVERS} is {@code name=url} between commas; the stack's memory server is {@code MCP_MEMORY_URL}. */
    static GatewayConfig read(Environment environment, ServiceConfig service) {
        var servers = new LinkedHashMap<String, URI>();
        var rule = new AddressRule(service.port());
        put(
                environment,
                rule,
                servers,
                "MCP_MEMORY_URL",
                MEMORY,
                environment.text("MCP_MEMORY_URL", "http://127.0.0.1:3001"));
        for (String item : environment.list("MCP_SERVERS")) {
            int equals = item.indexOf('=');
            if (equals < 0) {
                environment.problem("MCP_SERVERS must be name=url between commas, not `" + item + "`");
            } else {
                put(environment, rule, servers, "MCP_SERVERS", item.substring(0, equals), item.substring(equals + 1));
            }
        }
        int seconds = environment.integer("MCP_TIMEOUT_SECONDS", 30, 1, 600);
        StorageConfig storage = StorageConfig.read(environment, service.dataDirectory(), "gateway.db");
        return new GatewayConfig(storage, servers, Duration.ofSeconds(seconds));
    }

    private static void put(
            Environment environment,
            AddressRule rule,
            Map<String, URI> servers,
            String variable,
            String name,
            String url) {
        try {
            ServerName.check(name);
            servers.put(name, rule.parse(url));
        } catch (InvalidServerException e) {
            environment.problem(variable + ": " + e.getMessage());
        }
    }
}
