package dev.dmcp.application.build;

import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.BuildOptions.SecretSource;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.SbomScanner;
import dev.dmcp.compose.model.Build;
import dev.dmcp.compose.model.FileContent;
import dev.dmcp.compose.model.FileMount;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads from a compose project what is to be built. */
public final class ComposeBuilds {
    /** The argument that says where the base images of generated Dockerfiles come from. */
    private static final String MIRROR = "IMAGE_MIRROR";

    private static final String DOCKER_HUB = "docker.io";

    private final Project project;
    private final BuildFlags flags;

    private ComposeBuilds(Project project, BuildFlags flags) {
        this.project = project;
        this.flags = flags;
    }

    /** What each service wants that has a {@code build} section; {@code services} empty for all. */
    public static List<Wish> wishes(Project project, List<String> services, BuildFlags flags) {
        ComposeBuilds builds = new ComposeBuilds(project, flags);
        List<Wish> wishes = new ArrayList<>();
        for (Service service : project.services().values()) {
            if (service.build().isPresent() && (services.isEmpty() || services.contains(service.name()))) {
                wishes.add(builds.wish(service, service.build().get()));
            }
        }
        return wishes;
    }

    /** Every reference that a project's services run or its builds make: these images stay when others go. */
    public static List<String> references(Project project) {
        Set<String> references = new LinkedHashSet<>();
        for (Service service : project.services().values()) {
            references.add(mainTag(project, service));
            service.build().ifPresent(build -> references.addAll(build.tags()));
        }
        return List.copyOf(references);
    }

    private Wish wish(Service service, Build build) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(mainTag(project, service));
        tags.addAll(build.tags());
        BuildInput input = input(service, build);
        return new Wish(service.name(), List.copyOf(tags), input, options(build, input));
    }

    /** docker compose's own name for an image that has none. */
    private static String mainTag(Project project, Service service) {
        return service.image().map(Object::toString).orElseGet(() -> project.name() + "-" + service.name());
    }

    private BuildInput input(Service service, Build build) {
        Map<String, String> arguments = new LinkedHashMap<>();
        build.args().forEach((name, value) -> value.ifPresent(text -> arguments.put(name, text)));
        arguments.putAll(flags.arguments());
        Map<String, String> contexts = new LinkedHashMap<>();
        build.additionalContexts().forEach((name, source) -> contexts.put(name, context(source)));
        List<String> secrets = new ArrayList<>();
        build.secrets().forEach(secret -> secrets.add(secretId(secret)));
        flags.secrets().forEach(secret -> secrets.add(secret.id()));
        return new BuildInput(
                build.context(),
                dockerfile(build),
                build.target(),
                arguments,
                contexts,
                platforms(service, build),
                build.labels(),
                build.network().filter(network -> !network.equals("default")),
                build.extraHosts().stream().map(ComposeBuilds::extraHost).toList(),
                secrets,
                limits(build));
    }

    private static DockerfileSource dockerfile(Build build) {
        String file = build.dockerfile().orElse("Dockerfile");
        if (build.dockerfileInline().isPresent()) {
            return new DockerfileSource.Inline(build.dockerfileInline().get());
        }
        if (!BuildInput.isLocal(build.context())) {
            return new DockerfileSource.Remote(file);
        }
        return new DockerfileSource.OnDisk(file.startsWith("/") ? file : build.context() + "/" + file);
    }

    /** Another service's image is taken by its name, once it is built. */
    private String context(String source) {
        if (!source.startsWith("service:")) {
            return source;
        }
        String name = source.substring("service:".length());
        return project.service(name)
                .map(service -> "docker-image://" + mainTag(project, service))
                .orElse(source);
    }

    private List<String> platforms(Service service, Build build) {
        if (!flags.platforms().isEmpty()) {
            return flags.platforms();
        }
        return build.platforms().isEmpty() ? service.platform().stream().toList() : build.platforms();
    }

    /** {@code name:address} in compose files, {@code name=address} for BuildKit. */
    private static String extraHost(String text) {
        int colon = text.indexOf(':');
        return text.contains("=") || colon < 0 ? text : text.substring(0, colon) + "=" + text.substring(colon + 1);
    }

    private static Map<String, String> limits(Build build) {
        Map<String, String> limits = new LinkedHashMap<>();
        if (build.shmSizeBytes() > 0) {
            limits.put("shm-size", Long.toString(build.shmSizeBytes()));
        }
        if (!build.ulimits().isEmpty()) {
            limits.put(
                    "ulimit",
                    String.join(
                            ",",
                            build.ulimits().stream()
                                    .map(limit -> limit.name() + "=" + limit.soft() + ":" + limit.hard())
                                    .toList()));
        }
        return limits;
    }

    private BuildOptions options(Build build, BuildInput input) {
        List<SecretSource> secrets = new ArrayList<>();
        for (FileMount mount : build.secrets()) {
            secret(mount).ifPresent(secrets::add);
        }
        secrets.addAll(flags.secrets());
        return new BuildOptions(
                build.noCache() || flags.noCache(),
                build.pull() || flags.pull(),
                flags.push(),
                flags.cacheFrom().isEmpty() ? caches(build.cacheFrom(), BuildFlags::cacheFrom) : flags.cacheFrom(),
                flags.cacheTo().isEmpty() ? caches(build.cacheTo(), BuildFlags::cacheTo) : flags.cacheTo(),
                secrets,
                sshAgents(build),
                build.privileged() ? List.of("security.insecure") : build.entitlements(),
                attestations(build, input),
                flags.export());
    }

    /** Flags win, and their {@code false} takes back what the project asks for. */
    private Map<String, String> attestations(Build build, BuildInput input) {
        Map<String, String> wanted = new LinkedHashMap<>();
        build.provenance().ifPresent(mode -> wanted.put(Attestations.PROVENANCE, Attestations.normal(mode)));
        build.sbom().ifPresent(mode -> wanted.put(Attestations.SBOM, Attestations.normal(mode)));
        wanted.putAll(flags.attestations());
        wanted.values().removeIf(Attestations.NONE::equals);
        String mirror = input.arguments().getOrDefault(MIRROR, DOCKER_HUB);
        if (!mirror.equals(DOCKER_HUB)) {
            wanted.computeIfPresent(Attestations.SBOM, (same, attributes) -> SbomScanner.behind(mirror, attributes));
        }
        return wanted;
    }

    private static String secretId(FileMount mount) {
        return mount.target().orElse(mount.source());
    }

    private Optional<SecretSource> secret(FileMount mount) {
        FileContent content = project.secrets().get(mount.source());
        if (content == null) {
            return Optional.empty();
        }
        String id = secretId(mount);
        return content.file()
                .map(file -> new SecretSource(id, SecretSource.Kind.FILE, file))
                .or(() -> content.environment().map(name -> new SecretSource(id, SecretSource.Kind.ENVIRONMENT, name)));
    }

    /** Of two with the same id the later one counts: the flag's. */
    private List<BuildOptions.SshAgent> sshAgents(Build build) {
        List<String> entries = new ArrayList<>();
        build.ssh().forEach(entry -> entries.add(entry.replaceFirst(": ", "=")));
        entries.addAll(flags.ssh());
        if (entries.isEmpty() && isGitOverSsh(build.context())) {
            entries.add("default");
        }
        List<BuildOptions.SshAgent> agents = new ArrayList<>();
        for (String entry : entries) {
            int at = entry.indexOf('=');
            String id = at < 0 ? entry : entry.substring(0, at);
            List<String> sources = at < 0 ? usualAgent() : sources(entry.substring(at + 1));
            if (!sources.isEmpty()) {
                agents.add(new BuildOptions.SshAgent(id, sources));
            }
        }
        return agents;
    }

    private List<String> usualAgent() {
        return flags.sshAgentSocket().isEmpty() ? List.of() : List.of(flags.sshAgentSocket());
    }

    /** Of several in a project, compose knows of the first only. */
    private List<String> sources(String text) {
        return Stream.of(text.split(","))
                .filter(source -> !source.isEmpty())
                .map(source -> source.startsWith("/") ? source : project.folder() + "/" + source)
                .toList();
    }

    /** As docker does: who names such a repository wants the builder to get it with the user's own keys. */
    private static boolean isGitOverSsh(String context) {
        return context.startsWith("ssh://") || (!context.startsWith("/") && context.matches("[\\w.-]+@[^/:]+:.*"));
    }

    private List<Cache> caches(List<String> entries, Function<String, Cache> reading) {
        return entries.stream()
                .map(reading)
                .map(cache -> cache.withFolders(project.folder()))
                .toList();
    }
}
