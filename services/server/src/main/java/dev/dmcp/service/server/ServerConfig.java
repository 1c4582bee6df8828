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

    private static final String ADMIN = "admin";
    private static final String DEMO = "demo";

    /** What NIST SP 800-63B-4, 3.1.1.2, asks of a password that is the only factor. */
    private static final int SHORTEST_PASSWORD = 15;

    /** What generated compose files put for a secret that nobody set. */
    private static final Secret OF_DEVELOPMENT = Secret.of("for-development-only-never-elsewhere");

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

    /**
     * {@code ADMIN_PASSWORD} opens {@code admin}; a laptop has a demo user besides, which {@link Mode#PROD} never has.
     * There a password that could be guessed is a problem; without any, nobody signs in.
     */
    private static Map<String, Secret> passwords(Environment environment, Mode mode) {
        var passwords = new LinkedHashMap<String, Secret>();
        environment.secret("ADMIN_PASSWORD").ifPresent(password -> passwords.put(ADMIN, password));
        if (mode == Mode.PROD && passwords.containsKey(ADMIN)) {
            requireStrong(passwords.get(ADMIN), environment);
        }
        if (mode != Mode.PROD) {
            passwords.put(DEMO, Secret.of(DEMO));
        }
        return passwords;
    }

    private static void requireStrong(Secret password, Environment environment) {
        if (password.equals(OF_DEVELOPMENT)) {
            environment.problem("ADMIN_PASSWORD is the one of development, which everybody knows"
                    + " (`dmcp env init` makes a strong one)");
        } else if (password.reveal().length() < SHORTEST_PASSWORD) {
            environment.problem("ADMIN_PASSWORD is shorter than " + SHORTEST_PASSWORD
                    + " characters, so it could be guessed (`dmcp env init` makes a strong one)");
        }
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
