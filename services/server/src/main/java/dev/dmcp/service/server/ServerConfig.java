package dev.dmcp.service.server;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.server.stack.StackMember;
import dev.dmcp.service.storage.StorageConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the main server is told by its environment, beside what every service is.
 *
 * @param passwords of those who may sign in, by name
 * @param members of the stack whose health it shows, itself left out
 */
record ServerConfig(StorageConfig storage, Map<String, Secret> passwords, List<StackMember> members) {

    private static final String DEMO = "demo";

    ServerConfig {
        passwords = Map.copyOf(passwords);
        members = List.copyOf(members);
    }

    static ServerConfig read(Environment environment, ServiceConfig service) {
        return new ServerConfig(
                StorageConfig.read(environment, service.dataDirectory(), "server.db"),
                passwords(environment, service.mode()),
                members(environment));
    }

    Optional<StackMember> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** {@code ADMIN_PASSWORD} opens {@code admin}; a laptop has a demo user besides, which {@link Mode#PROD} never has. */
    private static Map<String, Secret> passwords(Environment environment, Mode mode) {
        var passwords = new LinkedHashMap<String, Secret>();
        environment.secret("ADMIN_PASSWORD").ifPresent(password -> passwords.put("admin", password));
        if (mode != Mode.PROD) {
            passwords.put(DEMO, Secret.of(DEMO));
        }
        return passwords;
    }

    private static List<StackMember> members(Environment environment) {
        var members = new ArrayList<StackMember>();
        member(environment, "mcp-memory", "MCP_MEMORY_URL").ifPresent(members::add);
        member(environment, "mcp-api", "MCP_API_URL").ifPresent(members::add);
        return members;
    }

    private static Optional<StackMember> member(Environment environment, String name, String variable) {
        Optional<String> address = environment.text(variable);
        try {
            return address.map(URI::create).map(uri -> new StackMember(name, uri));
        } catch (IllegalArgumentException invalid) {
            environment.problem(variable + " is no http address: `" + address.orElse("") + "`");
            return Optional.empty();
        }
    }
}
