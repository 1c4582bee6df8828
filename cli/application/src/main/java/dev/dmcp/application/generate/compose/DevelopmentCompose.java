package dev.dmcp.application.generate.compose;

import dev.dmcp.application.generate.compose.ServiceEnvironment.Mode;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.Publish;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The two compose files of {@code dev}: one that runs the very images of production with everything on loopback and
 * no limits, one over it that mounts the sources and follows their changes.
 */
public final class DevelopmentCompose {
    /** The usual first user of a machine: what tools write into mounted folders is then theirs. */
    private static final String DEVELOPER = "1000:1000";

    private final Stack stack;
    private final Dockerfiles dockerfiles;
    private final ServiceParts parts;
    private final ServiceEnvironment environment;

    private DevelopmentCompose(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
        this.parts = new ServiceParts(stack, dockerfiles);
        this.environment = new ServiceEnvironment(stack, Mode.DEVELOPMENT);
    }

    /** {@code docker-compose.yml}. */
    public static Map<String, Object> base(Stack stack, Dockerfiles dockerfiles) {
        return new DevelopmentCompose(stack, dockerfiles).base().toMap();
    }

    /** {@code docker-compose.dev.yml}; the reactor says which folders the Java services are made from. */
    public static Map<String, Object> override(Stack stack, Dockerfiles dockerfiles, Optional<MavenReactor> reactor) {
        return new DevelopmentCompose(stack, dockerfiles).override(reactor).toMap();
    }

    private Block base() {
        Block services = new Block();
        Block volumes = new Block();
        for (ServiceSpec service : stack.services()) {
            services.with(service.name(), service(service));
            if (service.kind() instanceof Kind.Postgres) {
                volumes.with(service.name() + "-dev-data", new Block());
            }
        }
        return Block.of("name", stack.name()).with("services", services).withBlock("volumes", volumes);
    }

    private Block service(ServiceSpec service) {
        Block block = Block.of("image", parts.image(service));
        if (service.kind().isBuilt()) {
            block.with("build", parts.build(service, dockerfiles.target(service)));
        }
        switch (service.kind()) {
            case Kind.Postgres postgres -> block.with("command", ServiceParts.postgresCommand(postgres));
            case Kind.Image image -> block.withList("command", image.command());
            case Kind.Node node -> block.withList("command", node.command());
            case Kind.Java _, Kind.Vite _ -> {}
        }
        block.withBlock("environment", environment.of(service)).withBlock("depends_on", parts.dependsOn(service));
        onLoopback(service).ifPresent(publish -> block.with("ports", List.of(ServiceParts.port(service, publish))));
        if (service.kind() instanceof Kind.Postgres) {
            block.with("volumes", List.of(service.name() + "-dev-data:/var/lib/postgresql/data"));
        }
        block.withBlock("healthcheck", parts.healthcheck(service));
        Hardening.applyToDevelopment(service, block);
        return block;
    }

    /** Every port, for debuggers and database tools, but never beyond this machine. */
    private static Optional<Publish> onLoopback(ServiceSpec service) {
        OptionalInt port = service.port();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        int onMachine = service.publish().map(Publish::port).orElse(port.getAsInt());
        return Optional.of(new Publish(Publish.LOOPBACK, onMachine));
    }

    private Block override(Optional<MavenReactor> reactor) {
        Block services = new Block();
        boolean hasJava = false;
        for (ServiceSpec service : stack.services()) {
            switch (service.kind()) {
                case Kind.Java java -> {
                    services.with(service.name(), javaService(service, java, reactor.orElseThrow()));
                    hasJava = true;
                }
                case Kind.Vite site -> services.with(service.name(), siteService(service, site));
                case Kind.Node node -> services.with(service.name(), programService(service, node));
                case Kind.Postgres _, Kind.Image _ -> {}
            }
        }
        Block volumes = hasJava ? Block.of("maven-repository", new Block()) : new Block();
        return Block.of("services", services).withBlock("volumes", volumes);
    }

    private Block javaService(ServiceSpec service, Kind.Java java, MavenReactor reactor) {
        List<String> mounts = new ArrayList<>();
        reactor.otherPoms().forEach(pom -> mounts.add("./" + pom + ":/source/" + pom + ":ro"));
        reactor.folders().forEach(folder -> mounts.add("./" + folder + ":/source/" + folder + ":ro"));
        mounts.add("maven-repository:/home/developer/.m2");
        return development(service)
                .with("command", command(java, reactor))
                .with("volumes", mounts)
                // The first start downloads what Maven needs.
                .with("healthcheck", Block.of("start_period", "10m"));
    }

    private static List<String> command(Kind.Java java, MavenReactor reactor) {
        String folder = java.folder();
        return List.of(
                reactor.pom(),
                reactor.moduleOf(folder),
                folder,
                reactor.artifacts().getOrDefault(folder, folder));
    }

    private Block siteService(ServiceSpec service, Kind.Vite site) {
        Block variables = new Block();
        for (String target : site.proxy().values()) {
            ServiceSpec other = stack.service(target).orElseThrow();
            other.port().ifPresent(port -> variables.with(other.addressVariable(), "http://" + target + ":" + port));
        }
        String port = Integer.toString(service.port().orElseThrow());
        return development(service)
                .withBlock("environment", variables)
                .withAll(sources(service, site.folder()))
                .with("healthcheck", Block.of("test", List.of("CMD", "healthcheck", port, "/")));
    }

    private Block programService(ServiceSpec service, Kind.Node program) {
        List<String> usual = List.of("npm", "run", "dev");
        return development(service)
                .with("command", program.development().isEmpty() ? usual : program.development())
                .withAll(
                        dockerfiles.isNpmWorkspace(service)
                                ? sources(service, program.folder())
                                : synchronised(program.folder(), "/app"));
    }

    /**
     * How changes of the sources reach the container: a folder by itself is mounted, one of several workspaces is
     * synchronised, since what the image's build made there must stay.
     */
    private Map<String, Object> sources(ServiceSpec service, String folder) {
        if (!dockerfiles.isNpmWorkspace(service)) {
            // The packages stay those of the image: the folder's own may be for another system.
            return Block.of("volumes", List.of("./" + folder + ":/workspace", "/workspace/node_modules"))
                    .toMap();
        }
        Map<String, Object> sync = Block.of("action", "sync")
                .with("path", "./" + folder + "/src")
                .with("target", "/app/" + folder + "/src")
                .toMap();
        Map<String, Object> rebuild = Block.of("action", "rebuild")
                .with("path", "./" + folder + "/package.json")
                .toMap();
        return Block.of("develop", Block.of("watch", List.of(sync, rebuild))).toMap();
    }

    /** All of a package by itself, but for what was installed in the image. */
    private static Map<String, Object> synchronised(String folder, String target) {
        String source = folder.equals(".") ? "." : "./" + folder;
        Map<String, Object> sync = Block.of("action", "sync")
                .with("path", source)
                .with("target", target)
                .with("ignore", List.of("node_modules/"))
                .toMap();
        Map<String, Object> rebuild = Block.of("action", "rebuild")
                .with("path", source + "/package.json")
                .toMap();
        return Block.of("develop", Block.of("watch", List.of(rebuild, sync))).toMap();
    }

    /** An image of another name: the one of production stays as it was built. */
    private Block development(ServiceSpec service) {
        return Block.of("image", stack.images().nameOf(stack.name(), service.name() + "-dev"))
                .with("build", Block.of("target", dockerfiles.developmentTarget(service)))
                .with("user", DEVELOPER);
    }
}
