package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.ChildCommand;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.kit.auth.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts a server as a child process, and speaks to it over its standard streams. The child gets none of the gateway's own secrets. */
public final class CommandOpener implements Opener {
    private static final int LONGEST_ANSWER = 4 << 20;

    private final Transport.Stdio transport;
    private final Map<String, String> harmless;
    private final Resolved resolved;

    /** @param harmless variables of the gateway that the child gets too */
    public CommandOpener(Transport.Stdio transport, SecretSource secrets, Map<String, String> harmless) {
        this.transport = transport;
        this.harmless = Map.copyOf(harmless);
        this.resolved = new Resolved(secrets);
    }

    @Override
    public McpClient open(Caller caller, ClientOptions options) throws LinkException, InterruptedException {
        var environment = new LinkedHashMap<>(harmless);
        environment.putAll(resolved.texts(transport.environment()));
        ChildCommand command = ChildCommand.of(transport.command())
                .withOnlyEnvironment(environment)
                .withMaxMessageBytes(LONGEST_ANSWER);
        return Connect.toCommand(
                transport.directory().map(command::withDirectory).orElse(command), options);
    }

    @Override
    public String shown(String sentence) {
        return resolved.shown(sentence);
    }
}
