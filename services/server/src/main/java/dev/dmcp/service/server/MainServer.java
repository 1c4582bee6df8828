package dev.dmcp.service.server;

import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.lifecycle.Service;
import dev.dmcp.service.kit.lifecycle.ServiceContext;
import dev.dmcp.service.server.account.Accounts;
import dev.dmcp.service.server.account.SignIn;
import dev.dmcp.service.server.registry.RegistryRoutes;
import dev.dmcp.service.server.registry.ServerRegistry;
import dev.dmcp.service.server.stack.StackRoutes;
import dev.dmcp.service.server.stack.StackStatus;
import dev.dmcp.service.server.upstream.MemoryRoutes;
import dev.dmcp.service.server.upstream.ToolRoutes;
import dev.dmcp.service.server.upstream.Upstream;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseHealth;
import dev.dmcp.service.storage.StorageFailures;
import java.util.ArrayList;
import java.util.List;

/** The main server: accounts, stack status, a registry, and the doors to memory and tools. */
final class MainServer implements Service {
    private final Database database;
    private final List<Route> routes;
    private final List<Route> openRoutes;

    MainServer(Database database, ServerConfig config, ServiceContext context) {
        this.database = database;
        if (config.passwords().isEmpty()) {
            context.log()
                    .warn(
                            "nobody can sign in: ADMIN_PASSWORD is not set",
                            fields -> fields.put("hint", "`dmcp env init` makes a strong one"));
        }
        var open = new ArrayList<Route>();
        open.addAll(new StackRoutes(new StackStatus(config.members(), database)).routes());
        open.addAll(new SignIn(new Accounts(config.passwords()), context.tokens(), context.clock()).routes());
        open.add(ApiDocument.route());
        this.openRoutes = List.copyOf(open);
        this.routes =
                guarded(new RegistryRoutes(new ServerRegistry(database, context.clock())).routes(), config, context);
    }

    private static List<Route> guarded(List<Route> registry, ServerConfig config, ServiceContext context) {
        var all = new ArrayList<Route>(registry);
        all.addAll(
                new MemoryRoutes(new Upstream("mcp-memory", config.member("mcp-memory"), context.tokens())).routes());
        all.addAll(new ToolRoutes(new Upstream("mcp-api", config.member("mcp-api"), context.tokens())).routes());
        return new StorageFailures().before(all);
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

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
        database.close();
    }
}
