package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.project.EnvironmentSpec;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.conversation.ServerAddress;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The MCP services of a stack as servers to speak with: their addresses on this machine, and the keys for their tokens. */
public record StackServices(Project project) {
    private static final String KEY_VARIABLE = "JWT_SECRET";

    /** Made by the services themselves where nobody gave them a key. */
    private static final String LOCAL_KEY = ".dmcp/data/jwt-secret";

    public List<String> names() {
        return project.stack().mcpServices().stream().map(ServiceSpec::name).toList();
    }

    /** @throws Failure.InvalidInput where there are none */
    public List<String> requireNames() {
        if (names().isEmpty()) {
            throw new Failure.InvalidInput(
                    "the stack has no MCP services", "give a service `mcp: { path: /mcp }` in `dmcp.yaml`");
        }
        return names();
    }

    /** @throws Failure.InvalidInput where the stack has no such MCP service */
    public ServerAddress address(String name, Map<String, String> headers) {
        ServiceSpec service = project.stack().mcpServices().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        return new ServerAddress.OfStack(name, uri(service), headers, keys(service));
    }

    private Failure unknown(String name) {
        String known = names().isEmpty() ? "this stack has none" : "there are: " + String.join(", ", names());
        String near = NearMiss.hint(name, names());
        return new Failure.InvalidInput(
                "`%s` is no MCP service of this stack".formatted(name),
                near.isEmpty() ? known + "; a server elsewhere is a URL, or a command behind `--`" : near);
    }

    /** Where the service listens in the stack's default environment: as a process, or as a published container. */
    public URI uri(ServiceSpec service) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port(service), path(service)));
    }

    /** On which path of its port the service speaks MCP. */
    public static String path(ServiceSpec service) {
        return service.mcpPath().orElse("/mcp");
    }

    private int port(ServiceSpec service) {
        boolean isProcess = project.stack()
                .environment(project.stack().defaultEnvironment())
                .filter(environment -> environment.run() == EnvironmentSpec.Run.PROCESSES)
                .isPresent();
        if (!isProcess && service.publish().isPresent()) {
            return service.publish().get().port();
        }
        return service.port()
                .orElseThrow(() -> new Failure.InvalidInput(
                        "`%s` has no port, so nobody can speak with it".formatted(service.name()),
                        "give it a `port` in `dmcp.yaml`"));
    }

    /** The keys that the service may check tokens with; none for a service that is given no key. */
    public List<Secret> keys(ServiceSpec service) {
        return service.secrets().contains(KEY_VARIABLE) ? keys() : List.of();
    }

    /** All keys that services of this stack may have, the usual one first. */
    public List<Secret> keys() {
        List<Secret> keys = new ArrayList<>();
        Optional.ofNullable(project.variables().get(KEY_VARIABLE)).ifPresent(key -> add(keys, key));
        add(keys, text(project.root().resolve(StackSettings.secretFile(KEY_VARIABLE))));
        add(keys, text(project.root().resolve(LOCAL_KEY)));
        return keys;
    }

    private static void add(List<Secret> keys, String key) {
        boolean isLongEnough = key.getBytes(StandardCharsets.UTF_8).length >= Tokens.SHORTEST_KEY_BYTES;
        if (isLongEnough && !keys.contains(Secret.of(key))) {
            keys.add(Secret.of(key));
        }
    }

    private static String text(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException unreadable) {
            return ""; // the service may still answer without a token
        }
    }
}
