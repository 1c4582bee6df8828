package dev.dmcp.service.memory;

import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.lifecycle.BuiltVersion;
import dev.dmcp.service.kit.lifecycle.Service;
import dev.dmcp.service.kit.lifecycle.ServiceContext;
import dev.dmcp.service.memory.mcp.McpRoutes;
import dev.dmcp.service.memory.mcp.MemoryMcp;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.store.Stores;
import dev.dmcp.service.memory.tool.MemoryTools;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseHealth;
import dev.dmcp.service.storage.StorageFailures;
import java.util.ArrayList;
import java.util.List;

/** The memory server: a store, its tools, and the ways to call them. */
final class MemoryService implements Service {
    private final Database database;
    private final McpRoutes mcp;
    private final List<Route> routes;

    MemoryService(Database database, MemoryLimits limits, ServiceContext context) {
        this.database = database;
        MemoryStore store = Stores.over(database, limits, context.clock());
        var tools = new MemoryTools(store, limits);
        mcp = new McpRoutes(MemoryMcp.server(version(), tools.all(), store), context.log());
        var all = new ArrayList<>(new ToolRoutes(tools.all(), context.metrics()).routes());
        all.addAll(new TransferRoutes(store, limits).routes());
        all.addAll(mcp.routes());
        routes = new StorageFailures().before(all);
    }

    static String version() {
        return BuiltVersion.of(MemoryService.class);
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public List<HealthCheck> healthChecks() {
        return List.of(new DatabaseHealth(database));
    }

    @Override
    public void close() {
        mcp.close();
        database.close();
    }
}
