package dev.dmcp.application.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that runs.
 *
 * @param port where it listens inside its container, and on 127.0.0.1 when it runs as a process
 * @param publish where the machine offers that port when it runs in a container
 * @param mcpPath where it speaks MCP, for the services that {@code dmcp mcp} is about
 * @param needs services that must be healthy before it starts; it gets their addresses
 * @param uses services that it talks to when they are there; it gets their addresses, nothing waits
 * @param environment set in every environment
 * @param settings names of variables that are taken from {@code .env} or dmcp's own environment where they are set
 * @param secrets names of variables whose values are secret: containers get files and {@code NAME_FILE}
 */
public record ServiceSpec(
        String name,
        Kind kind,
        OptionalInt port,
        Optional<Publish> publish,
        Optional<HealthSpec> health,
        Optional<String> mcpPath,
        List<String> needs,
        List<String> uses,
        Map<String, String> environment,
        List<String> settings,
        List<String> secrets,
        Limits limits,
        LocalRun local) {

    public ServiceSpec {
        needs = List.copyOf(needs);
        uses = List.copyOf(uses);
        settings = List.copyOf(settings);
        secrets = List.copyOf(secrets);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (needs.contains(name) || uses.contains(name)) {
            throw new IllegalArgumentException("`" + name + "` needs itself");
        }
        if (port.isPresent() && !isPort(port.getAsInt())) {
            throw new IllegalArgumentException("port " + port.getAsInt());
        }
    }

    /** The variable by which others learn its address: {@code MCP_MEMORY_URL} for {@code mcp-memory}. */
    public String addressVariable() {
        return kind instanceof Kind.Postgres
                ? "DATABASE_URL"
                : name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    }

    static boolean isPort(long number) {
        return number >= 1 && number <= 65_535;
    }
}
