package dev.dmcp.templates.project;

import dev.dmcp.templates.RenderedFile;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/** The small files that every generated project has. */
public final class ProjectFiles {
    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "project/1";

    private ProjectFiles() {}

    /** The program that asks a service for its health from within its container. */
    public static RenderedFile healthcheck() {
        return new RenderedFile(
                "dockerfiles/healthcheck", HealthcheckRenderer.of().execute(new Healthcheck()), true, TEMPLATE);
    }

    /** @param certificates files that builds need although they look like secrets */
    public static RenderedFile dockerignore(List<String> certificates) {
        return new RenderedFile(
                ".dockerignore", DockerignoreRenderer.of().execute(new Dockerignore(certificates)), false, TEMPLATE);
    }

    /** The settings that a project's compose files read. */
    public static RenderedFile envExample(List<SettingGroup> groups) {
        return new RenderedFile(
                ".env.example", EnvExampleRenderer.of().execute(new EnvExample(groups)), false, TEMPLATE);
    }

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/healthcheck.mustache")
    record Healthcheck() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/dockerignore.mustache")
    record Dockerignore(List<String> certificates) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/env-example.mustache")
    record EnvExample(List<SettingGroup> groups) {}
}
