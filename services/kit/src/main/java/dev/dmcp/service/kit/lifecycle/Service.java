package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Route;
import java.util.List;

/** One service, made and ready to answer. */
public interface Service extends AutoCloseable {

    /** What it answers to callers that passed authentication. Health and metrics are added by the kit. */
    List<Route> routes();

    /** What it answers to anyone that may reach it, such as a sign-in. */
    default List<Route> openRoutes() {
        return List.of();
    }

    /** What its health depends on. */
    List<HealthCheck> healthChecks();

    /** Gives back what it holds, after the last request. */
    @Override
    void close();
}
