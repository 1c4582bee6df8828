package dev.dmcp.templates.project;

import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import java.util.List;

/** The small files that every generated project has. */
public final class ProjectFiles {
    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "project/1";

    private ProjectFiles() {}

    /** The program that asks a service for its health from within its container, with what a base has for it. */
    public static RenderedFile healthcheck(Base base) {
        String text = switch (base) {
            case ALPINE -> BusyBoxHealthcheckRenderer.of().execute(new Pages.BusyBoxHealthcheck());
            case DEBIAN, DISTROLESS -> HealthcheckRenderer.of().execute(new Pages.Healthcheck());
        };
        return new RenderedFile("dockerfiles/healthcheck", text, true, TEMPLATE);
    }

    /** The program that makes a root file system with some programs and what they load. */
    public static RenderedFile minimalRoot() {
        return new RenderedFile(
                "dockerfiles/minimal-root", MinimalRootRenderer.of().execute(new Pages.MinimalRoot()), true, TEMPLATE);
    }

    /**
     * @param outputs folders that builds on the machine make beside the sources
     * @param certificates files that builds need although they look like secrets
     */
    public static RenderedFile dockerignore(List<String> outputs, List<String> certificates) {
        return new RenderedFile(
                ".dockerignore",
                DockerignoreRenderer.of().execute(new Pages.Dockerignore(outputs, certificates)),
                false,
                TEMPLATE);
    }

    /** The settings that a project's compose files read. */
    public static RenderedFile envExample(List<SettingGroup> groups) {
        return new RenderedFile(
                ".env.example", EnvExampleRenderer.of().execute(new Pages.EnvExample(groups)), false, TEMPLATE);
    }
}
