package dev.dmcp.templates.project;

import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.List;
import java.util.function.Function;

/**
 * The small files that every generated project has.
 *
 * @param own copies that the project has of their templates
 */
public record ProjectFiles(OwnTemplates own) {
    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "project/2";

    /** The program that asks a service for its health from within its container, with what a base has for it. */
    public RenderedFile healthcheck(Base base) {
        String path = "dockerfiles/healthcheck";
        return switch (base) {
            case ALPINE ->
                file(
                        "healthcheck-busybox",
                        path,
                        new Pages.BusyBoxHealthcheck(),
                        BusyBoxHealthcheckRenderer.of()::execute,
                        true);
            case DEBIAN, DISTROLESS ->
                file("healthcheck", path, new Pages.Healthcheck(), HealthcheckRenderer.of()::execute, true);
        };
    }

    /** The program that makes a root file system with some programs and what they load. */
    public RenderedFile minimalRoot() {
        return file(
                "minimal-root",
                "dockerfiles/minimal-root",
                new Pages.MinimalRoot(),
                MinimalRootRenderer.of()::execute,
                true);
    }

    /**
     * @param outputs folders that builds on the machine make beside the sources
     * @param certificates files that builds need although they look like secrets
     */
    public RenderedFile dockerignore(List<String> outputs, List<String> certificates) {
        Pages.Dockerignore page = new Pages.Dockerignore(outputs, certificates);
        return file("dockerignore", ".dockerignore", page, DockerignoreRenderer.of()::execute, false);
    }

    /** The settings that a project's compose files read. */
    public RenderedFile envExample(List<SettingGroup> groups) {
        return file(
                "env-example", ".env.example", new Pages.EnvExample(groups), EnvExampleRenderer.of()::execute, false);
    }

    private <P> RenderedFile file(String name, String path, P page, Function<P, String> bundled, boolean executable) {
        String template = "project/" + name;
        return new RenderedFile(path, own.render(template, page, bundled), executable, own.label(template, TEMPLATE));
    }
}
