package dev.dmcp.service.gateway;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.service.gateway.audit.CallFigures;
import dev.dmcp.service.gateway.execute.CallRecorder;
import dev.dmcp.service.gateway.execute.Calls;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.Guards;
import dev.dmcp.service.gateway.execute.LoginAdvice;
import dev.dmcp.service.gateway.execute.ServerStates;
import dev.dmcp.service.gateway.execute.Upstreams;
import dev.dmcp.service.gateway.login.LoginTable;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.login.Revocations;
import dev.dmcp.service.gateway.login.Seal;
import dev.dmcp.service.gateway.mcp.GatewayMcp;
import dev.dmcp.service.gateway.mcp.ServerTools;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.gateway.registry.ServersFile;
import dev.dmcp.service.gateway.upstream.Connections;
import dev.dmcp.service.gateway.upstream.McpUpstream;
import dev.dmcp.service.gateway.upstream.NobodyToAsk;
import dev.dmcp.service.gateway.upstream.Upstream;
import dev.dmcp.service.gateway.upstream.UpstreamEvents;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.lifecycle.BuiltVersion;
import dev.dmcp.service.kit.lifecycle.Service;
import dev.dmcp.service.kit.lifecycle.ServiceContext;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseHealth;
import dev.dmcp.service.storage.StorageFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateway: a registry, the tools of its servers, and the ways to call them. */
final class GatewayService implements Service {
    private final Database database;
    private final Upstreams upstreams;
    private final GatewayMcp mcp;
    private final ServersFile file;
    private final List<Route> routes;
    private final List<Route> openRoutes;

    GatewayService(Database database, GatewayConfig config, ServiceContext context) {
        this.database = database;
        var events = new LateEvents();
        var registry = new Registry(database, config.servers(), context.clock());
        boolean lenient = context.config().mode() != Mode.PROD;
        var seal = new Seal(() -> context.tokens().keyFor("logins of the gateway"));
        var logins = new Logins(
                new LoginTable(database, seal, context.clock()),
                config.logins(),
                lenient,
                new Revocations(context.log()),
                config.callers().guard(),
                context.clock());
        var openers = new Openers(config, context, logins);
        upstreams = new Upstreams(server -> connect(server, config, openers, context, events));
        var catalogue = new Catalogue(registry, upstreams);
        var guards = new Guards(config.calls().limits(), context.clock());
        CallRecorder recorder = config.calls().audit(context).and(new CallFigures(context.metrics(), guards));
        var calls = new Calls(registry, upstreams, guards, recorder);
        var servers = new ServerAdministration(registry, config.registration());
        var states = new ServerStates(registry, catalogue, upstreams, logins);
        mcp = new GatewayMcp(
                new GatewayMcp.Settings(version(), config.calls().toolSearch()),
                new ServerTools(servers, states, lenient),
                catalogue,
                upstreams,
                calls,
                logins,
                context.log());
        events.set(mcp);
        servers.onChange(name -> {
            upstreams.forget(name);
            catalogue.forget(name);
            guards.forget(name);
            mcp.refreshSoon();
        });
        servers.onRemove(logins::forgetAll);
        servers.onMove(logins::forgetLogins);
        servers.onRead(logins::retain);
        logins.onLogin(name -> {
            catalogue.forget(name);
            mcp.listsChanged(name);
        });

        var all = new ArrayList<>(new GatewayRoutes(catalogue, calls, new LoginAdvice(logins)).routes());
        all.addAll(new ServerRoutes(servers, states, logins, lenient).routes());
        all.addAll(mcp.routes());
        var failures = new StorageFailures();
        routes = failures.before(all);
        openRoutes = failures.before(new LoginRoutes(logins, config.logins(), context.log()).routes());
        file = new ServersFile(config.serversFile(), servers::replaceFile, context.log());
        file.start();
        mcp.start();
    }

    private static Upstream connect(
            RegisteredServer server,
            GatewayConfig config,
            Openers openers,
            ServiceContext context,
            UpstreamEvents events) {
        Duration patience = server.calls().timeout().orElse(config.patience());
        ClientOptions options = ClientOptions.of(new Implementation("dmcp-gateway", version()))
                .withTimeout(patience)
                .withProbeTimeout(Duration.ofSeconds(3))
                .withResponder(new NobodyToAsk());
        var connections = new Connections(openers.of(server), options, context.clock());
        return new McpUpstream(server.name(), connections, patience, events);
    }

    static String version() {
        return BuiltVersion.of(GatewayService.class);
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    /** Browsers have no token; they have a ticket. */
    @Override
    public List<Route> openRoutes() {
        return openRoutes;
    }

    @Override
    public List<HealthCheck> healthChecks() {
        return List.of(new DatabaseHealth(database));
    }

    @Override
    public void close() {
        file.close();
        mcp.close();
        upstreams.close();
        database.close();
    }
}
