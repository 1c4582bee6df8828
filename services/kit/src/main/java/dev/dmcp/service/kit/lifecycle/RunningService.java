package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.auth.Authentication;
import dev.dmcp.service.kit.auth.KeyFile;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.health.Health;
import dev.dmcp.service.kit.http.DiscreetRequest;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.OriginGuard;
import dev.dmcp.service.kit.http.Origins;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.http.SafeAnswers;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.log.Log;
import dev.dmcp.service.kit.metrics.MeasuredRoutes;
import dev.dmcp.service.kit.metrics.Metrics;
import dev.dmcp.service.kit.metrics.MetricsEndpoint;
import dev.dmcp.service.kit.metrics.ProcessFigures;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service that listens: made from a definition and an environment, stopped in order. */
public final class RunningService implements AutoCloseable {
    private final Log log;
    private final Health health;
    private final Server server;
    private final Service service;
    private final Duration stopGrace;

    private RunningService(Log log, Health health, Server server, Service service, Duration stopGrace) {
        this.log = log;
        this.health = health;
        this.server = server;
        this.service = service;
        this.stopGrace = stopGrace;
    }

    /**
     * Starts a service; when this returns, it answers.
     *
     * @param version what {@code /health} says
     * @param out where the log goes
     * @throws dev.dmcp.service.kit.config.InvalidConfigurationException when the environment is wrong
     * @throws StartFailure when the world is: a port taken, a database down
     */
    public static RunningService start(
            ServiceDefinition definition, Environment environment, String version, PrintStream out)
            throws StartFailure, InterruptedException {
        ServiceConfig config = ServiceConfig.read(environment, definition.portVariable(), definition.defaultPort());
        ServiceDefinition.Factory factory = definition.configure(environment, config);
        environment.requireNoProblems();

        Clock clock = Clock.systemUTC();
        var log = new Log(definition.name(), config.logLevel(), out, clock);
        var context = new ServiceContext(config, log, new Metrics(), new Tokens(tokenKey(config), clock), clock);
        Service service = factory.create(context);
        var health =
                new Health(new Health.Identity(definition.name(), version, config.instance()), service.healthChecks());
        Server server = listen(config, log, handler(context, service, health), service);
        log.info(
                "listening",
                fields -> fields.put("host", config.host())
                        .put("port", server.port())
                        .put("version", version));
        return new RunningService(log, health, server, service, config.stopGrace());
    }

    private static Secret tokenKey(ServiceConfig config) throws StartFailure, InterruptedException {
        if (config.tokenKey().isPresent()) {
            return config.tokenKey().get();
        }
        try {
            return KeyFile.readOrMake(config.dataDirectory().resolve("jwt-secret"));
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot keep a token key in `" + config.dataDirectory() + "`: " + e.getMessage(), false, e);
        }
    }

    private static Handler handler(ServiceContext context, Service service, Health health) {
        ServiceConfig config = context.config();
        ProcessFigures.register(context.metrics());
        var measured = new MeasuredRoutes(context.metrics());
        var authentication = new Authentication(context.tokens(), config.auth(), context.log());

        var routes = new ArrayList<Route>(health.routes());
        routes.add(new MetricsEndpoint(context.metrics(), config.metricsToken()).route());
        routes.addAll(measured.of(service.openRoutes()));
        routes.addAll(authentication.before(measured.of(service.routes())));
        var origins = new Origins(config.corsOrigins(), config.allowedHosts(), config.mode() != Mode.PROD);
        return new SafeAnswers().before(new OriginGuard(origins).before(new Router(List.copyOf(routes))));
    }

    private static Server listen(ServiceConfig config, Log log, Handler handler, Service service) throws StartFailure {
        ServerOptions options = ServerOptions.of(config.host(), config.port())
                .withUnexpected((request, failure) -> report(log, request, failure));
        try {
            return JdkServer.start(options, handler);
        } catch (IOException e) {
            service.close();
            throw new StartFailure(
                    "cannot listen on `" + config.host() + ":" + config.port() + "`: " + e.getMessage(), false, e);
        }
    }

    private static void report(Log log, Request request, Throwable failure) {
        var discreet = new DiscreetRequest(request);
        log.error(
                "a request failed",
                failure,
                discreet::without,
                fields -> fields.put("method", request.method()).put("path", discreet.path()));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops: not ready any more, requests under way finish within the grace, then everything is given back. */
    @Override
    public void close() {
        health.stopping();
        server.stop(stopGrace);
        service.close();
        log.info("stopped");
    }
}
