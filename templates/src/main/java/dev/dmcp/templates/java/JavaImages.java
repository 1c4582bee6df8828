package dev.dmcp.templates.java;

import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The Dockerfile of all Java services of a project.
 *
 * @param project the stack's name, in the ids of cache mounts, so that they can be told from a neighbour's
 * @param sources what the Maven build reads, in the order of copying
 * @param modules that Maven makes, those that others need before them
 * @param reactor the POM that Maven is called with: {@code services/pom.xml}
 * @param arguments further arguments for Maven
 * @param runtimeModules of the JDK, separated by commas
 */
public record JavaImages(
        String project,
        List<Source> sources,
        List<Module> modules,
        String reactor,
        List<String> arguments,
        String runtimeModules,
        List<Service> services) {

    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "java/3";

    /** The modules that an HTTP service with a JDBC database and an HTTP client needs. */
    public static final List<String> USUAL_MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.sql",
            "jdk.httpserver",
            "jdk.unsupported");

    /** A path of the project and where it goes in the build's folder. */
    public record Source(String from, String to) {}

    /** @param needs folders of all modules that it is made with, also by way of others */
    public record Module(String folder, List<String> needs) {
        public Module {
            needs = List.copyOf(needs);
        }

        /** As the program that builds on what was made before has it: {@code services/server=services/kit}. */
        String argument() {
            String own = inBuild(folder);
            return needs.isEmpty()
                    ? own
                    : own + "=" + needs.stream().map(Module::inBuild).collect(Collectors.joining(","));
        }

        private static String inBuild(String folder) {
            return folder.isEmpty() ? "." : folder;
        }
    }

    /**
     * @param folder of the module, relative to the project
     * @param module relative to the reactor, as Maven selects it
     * @param artifact the jar's name without version and extension
     * @param flags of the virtual machine, both in training and in running
     */
    public record Service(String name, String folder, String module, String artifact, int port, List<String> flags) {
        public Service {
            flags = List.copyOf(flags);
        }
    }

    public JavaImages {
        sources = List.copyOf(sources);
        modules = List.copyOf(modules);
        arguments = List.copyOf(arguments);
        services = List.copyOf(services);
    }

    String mavenImage() {
        return "maven:3.9-eclipse-temurin-25";
    }

    String jdkImage() {
        return "eclipse-temurin:25-jdk";
    }

    String runImage() {
        return "debian:bookworm-slim";
    }

    String projects() {
        return services.stream().map(Service::module).collect(Collectors.joining(","));
    }

    /** The Dockerfile and the programs that it uses. */
    public List<RenderedFile> render(OwnTemplates own) {
        return List.of(
                file(own, "Dockerfile", new Pages.Dockerfile(this), DockerfileRenderer.of()::execute, false),
                file(own, "build-on", new Pages.BuildOn(), BuildOnRenderer.of()::execute, true),
                file(own, "collect", new Pages.Collect(), CollectRenderer.of()::execute, true),
                file(own, "develop", new Pages.Develop(), DevelopRenderer.of()::execute, true));
    }

    private static <P> RenderedFile file(
            OwnTemplates own, String name, P page, Function<P, String> bundled, boolean executable) {
        String template = "java/" + name;
        return new RenderedFile(
                "dockerfiles/" + template,
                own.render(template, page, bundled),
                executable,
                own.label(template, TEMPLATE));
    }
}
