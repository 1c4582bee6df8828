package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.registry.AddressRule;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.upstream.RestUpstream;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Filter;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.lifecycle.Service;
import dev.dmcp.service.kit.lifecycle.ServiceContext;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseHealth;
import dev.dmcp.service.storage.StorageFailures;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** The gateway: a registry, the tools of its servers, and the ways to call them. */
final class GatewayService implements Service {
    private final Database database;
    private final HttpClient client;
    private final List<Route> routes;

    GatewayService(Database database, GatewayConfig config, ServiceContext context) {
        this.database = database;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var registry = new Registry(database, config.servers(), context.clock());
        var addresses = new AddressRule(context.config().port());
        var catalogue = new Catalogue(
                registry,
                server -> new RestUpstream(server.name(), server.url(), client, context.tokens(), config.patience()));
        boolean lenient = context.config().mode() != Mode.PROD;
        Filter failures = new StorageFailures();
        routes = new GatewayRoutes(registry, catalogue, addresses, lenient)
                .routes().stream()
                        .map(route -> new Route(route.method(), route.pattern(), failures.before(route.handler())))
                        .toList();
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
        client.shutdownNow();
        database.close();
    }
}
