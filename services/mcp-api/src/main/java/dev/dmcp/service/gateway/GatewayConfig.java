package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.login.LoginAddresses;
import dev.dmcp.service.gateway.registry.AddressRule;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.gateway.registry.RegistrationRule;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.gateway.upstream.Trust;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.storage.StorageConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the gateway is told by its environment, beside what every service is.
 *
 * @param servers those that belong to the stack
 * @param patience how long a server may take to answer that says nothing else
 * @param serversFile the operator's {@code mcp.json}; need not exist
 * @param operator what is held against servers of the operator
 * @param callers what is held against servers that callers registered
 * @param children how servers that are commands are run
 * @param calls how calls are made and remembered
 * @param logins where browsers of callers find the gateway ({@code GATEWAY_PUBLIC_URL})
 */
record GatewayConfig(
        StorageConfig storage,
        List<RegisteredServer> servers,
        Duration patience,
        Path serversFile,
        Trust operator,
        Trust callers,
        RegistrationRule registration,
        Children children,
        CallConfig calls,
        LoginAddresses logins) {
    private static final String MEMORY = "memory";

    GatewayConfig {
        servers = List.copyOf(servers);
    }

    /**
     * What children get.
     *
     * @param environment harmless variables of the gateway's own
     * @param memoryMegabytes for each that says nothing else
     */
    record Children(Map<String, String> environment, int memoryMegabytes) {
        Children {
            environment = Map.copyOf(environment);
        }
    }

    /** {@code MCP_SERVERS} is {@code name=url} between commas; the stack's memory server is {@code MCP_MEMORY_URL}. */
    static GatewayConfig read(Environment environment, ServiceConfig service) {
        var rule = AddressRule.anyNetwork(service.port());
        boolean privateAllowed = environment.flag("GATEWAY_ALLOW_PRIVATE", service.mode() != Mode.PROD);
        var operator = new Trust(rule, SecretSource.unlimited(environment::text));
        Path secrets = Path.of(environment.text(
                "GATEWAY_SECRETS_DIR",
                service.dataDirectory().resolve("secrets").toString()));
        var callers = new Trust(
                privateAllowed ? rule : AddressRule.publicNetwork(service.port()),
                SecretSource.limited(environment::text, secrets));
        var registration = new RegistrationRule(
                callers.addresses(), callers.secrets(), environment.flag("GATEWAY_ALLOW_COMMANDS", false));
        Path file = Path.of(environment.text(
                "GATEWAY_SERVERS_FILE",
                service.dataDirectory().resolve("mcp.json").toString()));
        int seconds = environment.integer("MCP_TIMEOUT_SECONDS", 30, 1, 600);
        var children = new Children(
                environment.matching(ChildVariables::isHarmless),
                environment.integer("GATEWAY_CHILD_MEMORY_MB", 512, 32, 1 << 20));
        return new GatewayConfig(
                StorageConfig.read(environment, service.dataDirectory(), "gateway.db"),
                servers(environment, rule),
                Duration.ofSeconds(seconds),
                file,
                operator,
                callers,
                registration,
                children,
                CallConfig.read(environment, Duration.ofSeconds(seconds)),
                new LoginAddresses(publicUrl(environment, service)));
    }

    /** As published by the generated files, unless somebody says otherwise. */
    private static URI publicUrl(Environment environment, ServiceConfig service) {
        String otherwise = "http://127.0.0.1:" + service.port();
        String text = environment.text("GATEWAY_PUBLIC_URL", otherwise);
        try {
            URI url = URI.create(text.strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http
                    && url.getHost() != null
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        environment.problem("GATEWAY_PUBLIC_URL must be an address without a path, such as https://mcp.example.com");
        return URI.create(otherwise);
    }

    private static List<RegisteredServer> servers(Environment environment, AddressRule rule) {
        var servers = new ArrayList<RegisteredServer>();
        String memory = environment.text("MCP_MEMORY_URL", "http://127.0.0.1:3001");
        add(environment, rule, servers, "MCP_MEMORY_URL", MEMORY, memory);
        for (String item : environment.list("MCP_SERVERS")) {
            int equals = item.indexOf('=');
            if (equals < 0) {
                environment.problem("MCP_SERVERS must be name=url between commas, not `" + item + "`");
            } else {
                add(environment, rule, servers, "MCP_SERVERS", item.substring(0, equals), item.substring(equals + 1));
            }
        }
        return servers;
    }

    private static void add(
            Environment environment,
            AddressRule rule,
            List<RegisteredServer> servers,
            String variable,
            String name,
            String url) {
        try {
            rule.parse(url);
            servers.add(RegisteredServer.of(name, Transport.Http.of(url.strip()), Origin.CONFIGURED));
        } catch (InvalidServerException e) {
            environment.problem(variable + ": " + e.getMessage());
        }
    }
}
