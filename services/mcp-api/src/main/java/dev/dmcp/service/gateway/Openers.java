package dev.dmcp.service.gateway;

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

    Openers(GatewayConfig config, ServiceContext context) {
        this.config = config;
        this.context = context;
    }

    Opener of(RegisteredServer server) {
        Trust trust = server.origin() == Origin.REGISTERED ? config.callers() : config.operator();
        return switch (server.transport()) {
            case Transport.Remote remote -> new RemoteOpener(remote, trust, credentials(server, remote));
            case Transport.Stdio stdio ->
                new CommandOpener(
                        stdio,
                        trust.secrets(),
                        config.children().environment(),
                        config.children().memoryMegabytes(),
                        new ChildLog(server.name(), context.log(), context.clock()));
        };
    }

    /** Servers of the gateway's own environment belong to the stack and are told who calls; others are strangers. */
    private Credentials credentials(RegisteredServer server, Transport.Remote remote) {
        if (remote.oauth().isPresent()) {
            return Credentials.ofMachine(remote.oauth().get(), context.clock());
        }
        return server.origin() == Origin.CONFIGURED ? Credentials.ofStack(context.tokens()) : Credentials.none();
    }
}
