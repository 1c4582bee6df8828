package dev.dmcp.application.generate.compose;

import dev.dmcp.application.generate.compose.ServiceEnvironment.Mode;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compose file of {@code prod}: nothing runs as root, nothing is reachable that need not be, nothing takes more
 * than its share, and no secret stands in an environment.
 */
public final class ProductionCompose {
    /** Cannot reach anything outside, nor be reached from there. */
    private static final String BACKEND = "backend";

    /** For what is published. */
    private static final String EDGE = "edge";

    private final Stack stack;
    private final Dockerfiles dockerfiles;
    private final ServiceParts parts;
    private final ServiceEnvironment environment;

    private ProductionCompose(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
        this.parts = new ServiceParts(stack, dockerfiles);
        this.environment = new ServiceEnvironment(stack, Mode.PRODUCTION);
    }

    public static Map<String, Object> of(Stack stack, Dockerfiles dockerfiles) {
        return new ProductionCompose(stack, dockerfiles).file().toMap();
    }

    private Block file() {
        Block services = new Block();
        stack.services().forEach(service -> services.with(service.name(), service(service)));
        return Block.of("name", stack.name())
                .with("services", services)
                .with("networks", networks())
                .withBlock("volumes", volumes())
                .withBlock("secrets", secrets());
    }

    private Block service(ServiceSpec service) {
        Block block = Block.of("image", parts.image(service));
        if (service.kind().isBuilt()) {
            block.with("build", parts.build(service, dockerfiles.target(service)));
        }
        command(service, block);
        block.withBlock("environment", environment.of(service))
                .withList(
                        "secrets",
                        environment.secretsOf(service).stream()
                                .map(Names::secret)
                                .toList())
                .withBlock("depends_on", parts.dependsOn(service));
        service.publish().ifPresent(publish -> block.with("ports", List.of(ServiceParts.port(service, publish))));
        block.with("networks", service.publish().isPresent() ? List.of(BACKEND, EDGE) : List.of(BACKEND));
        if (service.kind() instanceof Kind.Postgres) {
            block.with("volumes", List.of(service.name() + "-data:/var/lib/postgresql/data"));
        }
        block.withBlock("healthcheck", parts.healthcheck(service));
        Hardening.apply(service, block);
        return block.with("deploy", Hardening.limits(service))
                .with("restart", "unless-stopped")
                .with("logging", logging());
    }

    private static void command(ServiceSpec service, Block block) {
        switch (service.kind()) {
            case Kind.Postgres postgres -> block.with("command", ServiceParts.postgresCommand(postgres));
            case Kind.Image image -> block.withList("command", image.command());
            case Kind.Node node -> block.withList("command", node.command());
            case Kind.Java _, Kind.Vite _ -> {}
        }
    }

    /** Rotated, so that a service that talks much does not fill the disk. */
    private static Block logging() {
        return Block.of("driver", "json-file")
                .with("options", Block.of("max-size", "10m").with("max-file", "3"));
    }

    private Block networks() {
        Block networks = Block.of(BACKEND, Block.of("internal", true));
        boolean published =
                stack.services().stream().anyMatch(service -> service.publish().isPresent());
        return published ? networks.with(EDGE, new Block()) : networks;
    }

    private Block volumes() {
        Block volumes = new Block();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Postgres) {
                volumes.with(service.name() + "-data", new Block());
            }
        }
        return volumes;
    }

    private Block secrets() {
        Set<String> variables = new LinkedHashSet<>();
        stack.services().forEach(service -> variables.addAll(environment.secretsOf(service)));
        Block secrets = new Block();
        for (String variable : new ArrayList<>(variables)) {
            String name = Names.secret(variable);
            secrets.with(name, Block.of("file", "./" + Names.SECRETS_FOLDER + "/" + name));
        }
        return secrets;
    }
}
