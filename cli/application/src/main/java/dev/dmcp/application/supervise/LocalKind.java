package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a kind of service is built and run as a process, unless {@code dmcp.yaml} says otherwise. Pure. */
record LocalKind(Optional<BuildStep> build, List<String> command, Path directory, Optional<Path> artifact) {

    /** A heap of this size serves the bundled services well; without a limit Java would take a quarter of the machine. */
    private static final long STANDARD_HEAP_MEGABYTES = 128;

    private static final long MEGABYTE = 1024L * 1024;

    static LocalKind of(ServiceSpec spec, LocalSettings settings) {
        return switch (spec.kind()) {
            case Kind.Java java -> java(spec, java, settings);
            case Kind.Vite vite -> vite(spec, vite, settings);
            case Kind.Node node -> node(spec, node, settings);
            case Kind.Postgres _, Kind.Image _ ->
                new LocalKind(Optional.empty(), List.of("false"), settings.root(), Optional.empty());
        };
    }

    private static LocalKind java(ServiceSpec spec, Kind.Java java, LocalSettings settings) {
        Path folder = settings.root().resolve(java.folder());
        Optional<MavenReactor> known =
                settings.reactor().filter(reactor -> reactor.artifacts().containsKey(java.folder()));
        if (known.isEmpty()) {
            return ownWays(spec, java, folder);
        }
        MavenReactor reactor = known.get();
        Path jar = jar(reactor, java.folder(), settings);
        List<String> command = List.of(
                settings.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xmx%dm".formatted(heapMegabytes(spec)),
                "-jar",
                jar.toString());
        return new LocalKind(Optional.of(mavenBuild(reactor, settings)), command, folder, Optional.of(jar));
    }

    /** A program that Maven does not build runs all the same when it is said how. */
    private static LocalKind ownWays(ServiceSpec spec, Kind.Java java, Path folder) {
        if (spec.local().run().isEmpty()) {
            throw new Failure.InvalidInput(
                    "the service `%s` is of kind java, and `%s` is no module of a Maven project"
                            .formatted(spec.name(), java.folder()),
                    "mend its `path`, or say how it runs: `local: { build: [...], run: [...] }`");
        }
        return new LocalKind(Optional.empty(), spec.local().run(), folder, Optional.empty());
    }

    private static Path jar(MavenReactor reactor, String folder, LocalSettings settings) {
        return settings.root()
                .resolve(folder)
                .resolve("target")
                .resolve(reactor.artifacts().get(folder) + ".jar");
    }

    private static long heapMegabytes(ServiceSpec spec) {
        long limit = spec.limits().memoryBytes().orElse(2 * STANDARD_HEAP_MEGABYTES * MEGABYTE) / MEGABYTE;
        return Math.clamp(limit / 2, 16, 2 * STANDARD_HEAP_MEGABYTES);
    }

    /** One call builds all services of kind {@code java}, with the modules that they need. */
    private static BuildStep mavenBuild(MavenReactor reactor, LocalSettings settings) {
        List<String> wanted = List.copyOf(reactor.artifacts().keySet());
        List<String> command = List.of(
                settings.maven(),
                "-q",
                "-B",
                "-ntp",
                "-Dfast",
                "-DskipTests",
                "-f",
                reactor.pom(),
                "-pl",
                String.join(",", wanted.stream().map(reactor::moduleOf).toList()),
                "-am",
                "package");
        List<Path> inputs = new ArrayList<>();
        reactor.otherPoms().forEach(pom -> inputs.add(settings.root().resolve(pom)));
        reactor.folders().forEach(folder -> {
            inputs.add(settings.root().resolve(folder).resolve("pom.xml"));
            inputs.add(settings.root().resolve(folder).resolve("src").resolve("main"));
        });
        List<Path> outputs =
                wanted.stream().map(folder -> jar(reactor, folder, settings)).toList();
        String program = settings.maven().equals("mvn") ? "mvn" : "";
        return new BuildStep("java-services", command, settings.root(), program, inputs, outputs);
    }

    /** The development server of Vite builds by itself, so only its packages are installed. */
    private static LocalKind vite(ServiceSpec spec, Kind.Vite vite, LocalSettings settings) {
        Path folder = settings.root().resolve(vite.folder());
        List<String> command = new ArrayList<>(List.of("npm", "run", "dev", "--", "--host", "127.0.0.1"));
        spec.port().ifPresent(port -> command.addAll(List.of("--port", Integer.toString(port), "--strictPort")));
        return new LocalKind(
                Optional.of(npmInstall(spec, vite.workspace(), folder, settings)), command, folder, Optional.empty());
    }

    private static LocalKind node(ServiceSpec spec, Kind.Node node, LocalSettings settings) {
        Path folder = settings.root().resolve(node.folder());
        return new LocalKind(
                Optional.of(npmInstall(spec, node.workspace(), folder, settings)),
                List.of("npm", "start"),
                folder,
                Optional.empty());
    }

    /** The packages of a workspace are installed where the monorepo's lock file lies. */
    private static BuildStep npmInstall(
            ServiceSpec spec, Optional<String> workspace, Path folder, LocalSettings settings) {
        Path top = workspace.isPresent() ? settings.root() : folder;
        return new BuildStep(
                workspace.isPresent() ? "npm-packages" : spec.name() + "-packages",
                List.of("npm", "ci", "--no-audit", "--no-fund"),
                top,
                "npm",
                List.of(top.resolve("package.json"), top.resolve("package-lock.json")),
                List.of(top.resolve("node_modules")));
    }
}
