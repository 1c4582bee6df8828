package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.HealthSpec;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.Publish;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts of a service's description that production and development have in common. */
final class ServiceParts {
    private final Stack stack;

    private final Dockerfiles dockerfiles;

    ServiceParts(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
    }

    String image(ServiceSpec service) {
        return switch (service.kind()) {
            case Kind.Postgres postgres ->
                Names.mirrored(stack.images(), "postgres:" + postgres.version() + "-bookworm");
            case Kind.Image image -> Names.mirrored(stack.images(), image.reference());
            case Kind.Java _, Kind.Node _, Kind.Vite _ -> stack.images().nameOf(stack.name(), service.name());
        };
    }

    Block build(ServiceSpec service, String target) {
        return Block.of("context", ".")
                .with("dockerfile", dockerfiles.of(service))
                .with("target", target)
                .with("args", Block.of("IMAGE_MIRROR", Names.mirror(stack.images())))
                .with("labels", labels(service));
    }

    /** By target, not by service: services that share an image share its labels. */
    Block labels(ServiceSpec service) {
        String target = dockerfiles.target(service);
        return Block.of("dev.dmcp.project", stack.name())
                .with("dev.dmcp.service", target)
                .with("org.opencontainers.image.title", stack.name() + " " + target);
    }

    /** The command line of a PostgreSQL server with its settings, which the official image takes no other way. */
    static List<String> postgresCommand(Kind.Postgres postgres) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        for (Map.Entry<String, String> setting : postgres.tuning().entrySet()) {
            command.add("-c");
            command.add(setting.getKey() + "=" + setting.getValue());
        }
        return command;
    }

    Block healthcheck(ServiceSpec service) {
        if (service.kind() instanceof Kind.Postgres) {
            // Over TCP: while the image prepares a new database, its server answers on the Unix socket only.
            String question = "pg_isready --quiet --host=127.0.0.1 --username=$$POSTGRES_USER --dbname=$$POSTGRES_DB";
            return times(
                    Block.of("test", List.of("CMD-SHELL", question)),
                    new HealthSpec("/", Duration.ofSeconds(5), Duration.ofSeconds(3), 5, Duration.ofSeconds(60)));
        }
        if (service.health().isEmpty()) {
            return new Block();
        }
        HealthSpec health = service.health().get();
        return times(Block.of("test", question(service, health)), health);
    }

    private static List<String> question(ServiceSpec service, HealthSpec health) {
        String port = Integer.toString(service.port().orElseThrow());
        if (service.kind().isBuilt()) {
            return List.of("CMD", "healthcheck", port, health.path());
        }
        String url = "http://127.0.0.1:" + port + health.path();
        return List.of("CMD-SHELL", "wget -q -O /dev/null " + url + " || curl -fsS -o /dev/null " + url);
    }

    /** Asked each second while it starts, so that whoever waits for it goes on at once. */
    private static Block times(Block healthcheck, HealthSpec health) {
        return healthcheck
                .with("interval", seconds(health.interval()))
                .with("timeout", seconds(health.timeout()))
                .with("retries", health.retries())
                .with("start_period", seconds(health.startPeriod()))
                .with("start_interval", "1s");
    }

    private static String seconds(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    Block dependsOn(ServiceSpec service) {
        Block dependencies = new Block();
        for (String need : service.needs()) {
            ServiceSpec needed = stack.service(need).orElseThrow();
            boolean tellsHealth = !healthcheck(needed).isEmpty();
            dependencies.with(need, Block.of("condition", tellsHealth ? "service_healthy" : "service_started"));
        }
        return dependencies;
    }

    /** {@code 127.0.0.1:${SERVER_PORT:-3000}:3000}. */
    static String port(ServiceSpec service, Publish publish) {
        String address = publish.address().equals(Publish.EVERYWHERE) ? "" : publish.address() + ":";
        String onMachine = Names.variable(Names.portVariable(service), Integer.toString(publish.port()));
        return address + onMachine + ":" + service.port().orElseThrow();
    }
}
