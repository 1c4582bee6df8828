package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.BakeFile;
import dev.dmcp.application.generate.compose.DevelopmentCompose;
import dev.dmcp.application.generate.compose.ProductionCompose;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.compose.yaml.YamlWriter;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.java.JavaImages;
import dev.dmcp.templates.project.ProjectFiles;
import dev.dmcp.templates.site.SiteImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Renders every file that a stack implies. Pure: the same stack and facts give the same bytes on every machine. */
final class StackFiles {
    /** Changes with every change of what the compose and bake writers write. */
    static final String COMPOSE_TEMPLATE = "compose/1";

    private static final long SMALLEST_HEAP_BYTES = 32L << 20;

    private final Stack stack;
    private final ProjectFacts facts;

    private StackFiles(Stack stack, ProjectFacts facts) {
        this.stack = stack;
        this.facts = facts;
    }

    static List<RenderedFile> render(Stack stack, ProjectFacts facts) {
        return new StackFiles(stack, facts).render();
    }

    private List<RenderedFile> render() {
        List<RenderedFile> files = new ArrayList<>();
        javaImages().ifPresent(images -> files.addAll(images.render()));
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Vite site) {
                files.addAll(siteImage(service, site).render());
            }
        }
        if (!files.isEmpty()) {
            files.add(ProjectFiles.healthcheck());
            files.add(compose("docker-bake.hcl", BakeFile.of(stack)));
        }
        files.add(yaml("docker-compose.prod.yml", ProductionCompose.of(stack)));
        files.add(yaml("docker-compose.yml", DevelopmentCompose.base(stack)));
        files.add(yaml("docker-compose.dev.yml", DevelopmentCompose.override(stack, facts.reactor())));
        files.add(dockerignore());
        files.add(ProjectFiles.envExample(StackSettings.of(stack)));
        return files;
    }

    private RenderedFile dockerignore() {
        List<String> outputs = new ArrayList<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Vite site) {
                outputs.add(site.folder() + "/dist");
            }
        }
        return ProjectFiles.dockerignore(
                outputs, stack.images().caCertificates().stream().toList());
    }

    private static RenderedFile yaml(String path, Map<String, Object> tree) {
        return compose(path, YamlWriter.write(tree));
    }

    private static RenderedFile compose(String path, String content) {
        return new RenderedFile(path, content, false, COMPOSE_TEMPLATE);
    }

    private Optional<JavaImages> javaImages() {
        return facts.reactor().map(reactor -> {
            List<JavaImages.Service> services = new ArrayList<>();
            Set<String> arguments = new LinkedHashSet<>();
            Set<String> modules = new TreeSet<>(JavaImages.USUAL_MODULES);
            for (ServiceSpec service : stack.services()) {
                if (service.kind() instanceof Kind.Java java) {
                    String folder = java.folder();
                    services.add(new JavaImages.Service(
                            service.name(),
                            folder,
                            reactor.moduleOf(folder),
                            reactor.artifacts().getOrDefault(folder, service.name()),
                            service.port().orElse(8080),
                            virtualMachineFlags(service)));
                    arguments.addAll(java.buildArguments());
                    modules.addAll(java.modules());
                }
            }
            return new JavaImages(
                    stack.name(),
                    sources(reactor.otherPoms(), reactor.folders()),
                    reactor.pom(),
                    List.copyOf(arguments),
                    String.join(",", modules),
                    services);
        });
    }

    private List<JavaImages.Source> sources(List<String> poms, List<String> folders) {
        List<JavaImages.Source> sources = new ArrayList<>();
        facts.mavenSettings().forEach(file -> sources.add(new JavaImages.Source(file, file)));
        poms.forEach(pom -> sources.add(new JavaImages.Source(pom, pom)));
        folders.forEach(folder -> sources.add(new JavaImages.Source(folder + "/", folder + "/")));
        return sources;
    }

    /** The flags that start fast and stay small; half of the service's memory is for its heap, the rest for all else. */
    private static List<String> virtualMachineFlags(ServiceSpec service) {
        long heap = Math.max(SMALLEST_HEAP_BYTES, service.limits().memoryBytes().orElse(SMALLEST_HEAP_BYTES * 8) / 2);
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xmx" + (heap >> 20) + "m");
    }

    private SiteImage siteImage(ServiceSpec service, Kind.Vite site) {
        List<SiteImage.Proxy> proxies = new ArrayList<>();
        for (Map.Entry<String, String> proxy : site.proxy().entrySet()) {
            ServiceSpec target = stack.service(proxy.getValue()).orElseThrow();
            proxies.add(new SiteImage.Proxy(
                    proxy.getKey(), target.name(), target.port().orElse(80)));
        }
        return new SiteImage(
                stack.name(),
                service.name(),
                site.folder(),
                site.version(),
                service.port().orElseThrow(),
                proxies);
    }
}
