package dev.dmcp.service.gateway;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.upstream.ChildLog;
import dev.dmcp.service.gateway.upstream.CommandOpener;
import dev.dmcp.service.gateway.upstream.Credentials;
import dev.dmcp.service.gateway.upstream.Opener;
import dev.dmcp.service.gateway.upstream.RemoteOpener;
import dev.dmcp.service.gateway.upstream.Trust;
import dev.dmcp.service.kit.lifecycle.ServiceContext;

/** Makes what opens connections to a server: by its transport, and by who put it there. */
final class Openers {
    private final GatewayConfig config;
    private final ServiceContext context;
    private final Logins logins;

    Openers(GatewayConfig config, ServiceContext context, Logins logins) {
        this.config = config;
        this.logins = logins;
        this.context = context;
    }

    Opener of(RegisteredServer server) {
        Trust trust = server.origin() == Origin.REGISTERED ? config.callers() : config.operator();
        return switch (server.transport()) {
            case Transport.Remote remote -> new RemoteOpener(remote, trust, credentials(server, remote));
            case Transport.Unreadable unreadable ->
                (caller, options, ended) -> {
                    throw new LinkException(unreadable.problem());
                };
            case Transport.Stdio stdio ->
                new CommandOpener(
                        stdio,
                        trust.secrets(),
                        config.children().environment(),
                        config.children().memoryMegabytes(),
                        new ChildLog(server.name(), context.log(), context.clock()));
        };
    }

    /**
     * Servers of the gateway's own environment belong to the stack and are told who calls. Others are strangers, to which callers log in should the servers
     * want it.
     */
    private Credentials credentials(RegisteredServer server, Transport.Remote remote) {
        if (remote.oauth().orElse(null) instanceof Transport.MachineClient machine) {
            return Credentials.ofMachine(machine, context.clock());
        }
        if (remote.oauth().orElse(null) instanceof Transport.PersonClient person) {
            return Credentials.ofPersons(server.name(), person, logins);
        }
        if (server.origin() == Origin.CONFIGURED) {
            return Credentials.ofStack(context.tokens());
        }
        return hasAuthorization(remote)
                ? Credentials.none()
                : Credentials.ofPersons(server.name(), Transport.PersonClient.UNREGISTERED, logins);
    }

    private static boolean hasAuthorization(Transport.Remote remote) {
        return remote.headers().keySet().stream().anyMatch("authorization"::equalsIgnoreCase);
    }
}
