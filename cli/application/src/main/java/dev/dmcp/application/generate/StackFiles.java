package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.BakeFile;
import dev.dmcp.application.generate.compose.DevelopmentCompose;
import dev.dmcp.application.generate.compose.Dockerfiles;
import dev.dmcp.application.generate.compose.ProductionCompose;
import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.generate.npm.NpmWorkspaces;
import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.NpmBuild;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.compose.yaml.YamlWriter;
import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.npm.NpmImages;
import dev.dmcp.templates.project.ProjectFiles;
import dev.dmcp.templates.site.SiteImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders every file that a stack implies. Pure: the same stack and facts give the same bytes on every machine. */
final class StackFiles {
    /** Changes with every change of what the compose and bake writers write. */
    static final String COMPOSE_TEMPLATE = "compose/1";

    private static final int USUAL_HTTP_PORT = 80;

    private final Stack stack;
    private final ProjectFacts facts;
    private final Dockerfiles dockerfiles;
    private final ProjectFiles projectFiles;
    private final List<RenderedFile> files = new ArrayList<>();

    private StackFiles(Stack stack, ProjectFacts facts) {
        this.stack = stack;
        this.facts = facts;
        this.dockerfiles = facts.dockerfiles(stack);
        this.projectFiles = new ProjectFiles(facts.own());
    }

    static List<RenderedFile> render(Stack stack, ProjectFacts facts) {
        return new StackFiles(stack, facts).render();
    }

    private List<RenderedFile> render() {
        images();
        if (!files.isEmpty()) {
            files.add(projectFiles.healthcheck(base(stack)));
            files.add(compose("docker-bake.hcl", BakeFile.of(stack, dockerfiles)));
        }
        files.add(yaml("docker-compose.prod.yml", ProductionCompose.of(stack, dockerfiles)));
        files.add(yaml("docker-compose.yml", DevelopmentCompose.base(stack, dockerfiles)));
        files.add(yaml("docker-compose.dev.yml", DevelopmentCompose.override(stack, dockerfiles, facts.reactor())));
        files.add(dockerignore());
        files.add(projectFiles.envExample(StackSettings.of(stack)));
        return files;
    }

    private void images() {
        facts.reactor()
                .ifPresent(reactor -> files.addAll(
                        JavaImageModel.of(stack, reactor, facts.mavenSettings()).render(facts.own())));
        Optional<NpmImages> npm = facts.npm().flatMap(workspaces -> NpmImageModel.of(stack, workspaces));
        npm.ifPresent(images -> files.addAll(images.render(facts.own())));
        List<NpmImages> singles = SinglePackageModel.of(stack, facts);
        singles.forEach(images -> files.addAll(images.render(facts.own())));
        if ((npm.isPresent() || !singles.isEmpty()) && stack.images().base() == Images.Base.DISTROLESS) {
            files.add(projectFiles.minimalRoot());
        }
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Vite site) {
                SiteImage image = siteImage(service, site);
                files.addAll(isWorkspace(site) ? image.renderConfiguration(facts.own()) : image.render(facts.own()));
            }
        }
    }

    private boolean isWorkspace(Kind.Vite site) {
        return facts.npm().flatMap(workspaces -> workspaces.in(site.folder())).isPresent();
    }

    private RenderedFile dockerignore() {
        Set<String> outputs = new LinkedHashSet<>();
        facts.npm().map(NpmWorkspaces::packages).orElse(List.of()).forEach(found -> {
            found.madeBy("build").forEach(path -> outputs.add(found.folder() + "/" + path));
        });
        for (ServiceSpec service : stack.services()) {
            switch (service.kind()) {
                case Kind.Vite site -> {
                    outputs.add(site.folder() + "/dist");
                    outputs.addAll(prepared(site.build()));
                }
                case Kind.Node program -> {
                    outputs.addAll(made(program));
                    outputs.addAll(prepared(program.build()));
                }
                case Kind.Java _, Kind.Postgres _, Kind.Image _ -> {}
            }
        }
        return projectFiles.dockerignore(
                List.copyOf(outputs), stack.images().caCertificates().stream().toList());
    }

    private List<String> made(Kind.Node program) {
        NpmPackage single = facts.singles().get(program.folder());
        if (single == null) {
            return List.of();
        }
        String place = single.folder().isEmpty() ? "" : single.folder() + "/";
        return single.madeBy(program.build().script()).stream()
                .map(folder -> place + folder)
                .toList();
    }

    private static List<String> prepared(NpmBuild build) {
        return build.prepare().map(NpmBuild.Prepare::outputs).orElse(List.of());
    }

    /** The templates know no stack. */
    static Base base(Stack stack) {
        return switch (stack.images().base()) {
            case ALPINE -> Base.ALPINE;
            case DEBIAN -> Base.DEBIAN;
            case DISTROLESS -> Base.DISTROLESS;
        };
    }

    private static RenderedFile yaml(String path, Map<String, Object> tree) {
        return compose(path, YamlWriter.write(tree));
    }

    private static RenderedFile compose(String path, String content) {
        return new RenderedFile(path, content, false, COMPOSE_TEMPLATE);
    }

    private SiteImage siteImage(ServiceSpec service, Kind.Vite site) {
        List<SiteImage.Proxy> proxies = new ArrayList<>();
        for (Map.Entry<String, String> proxy : site.proxy().entrySet()) {
            ServiceSpec target = stack.service(proxy.getValue()).orElseThrow();
            proxies.add(new SiteImage.Proxy(
                    proxy.getKey(), target.name(), target.port().orElse(USUAL_HTTP_PORT)));
        }
        return new SiteImage(
                stack.name(),
                service.name(),
                site.folder(),
                site.version(),
                base(stack),
                service.port().orElseThrow(),
                proxies);
    }
}
