package dev.dmcp.templates.catalogue;

import dev.dmcp.templates.java.JavaImages;
import dev.dmcp.templates.npm.NpmImages;
import dev.dmcp.templates.project.ProjectFiles;
import dev.dmcp.templates.site.SiteImage;
import java.util.List;

/** All templates that dmcp brings along. */
public final class TemplateCatalogue {
    private TemplateCatalogue() {}

    /** In the order in which they are listed. */
    public static List<Template> all() {
        return List.of(
                java("Dockerfile", "the Dockerfile of all services of kind `java`"),
                java("build-on", "the program that runs Maven, beginning with what was made of unchanged modules"),
                java("collect", "the program that takes what an image needs out of a Maven build"),
                java("develop", "the program that builds and runs mounted sources, again after each change"),
                npm("Dockerfile", "the Dockerfile of all npm packages that become images"),
                npm("prune.mjs", "the program that cuts manifests and lock file down to one workspace"),
                npm("install.mjs", "the program that installs packages, beginning with those of the last build"),
                npm("collect", "the program that takes what runs out of what was installed"),
                npm("strip.mjs", "the program that leaves out of Node what only debuggers read"),
                site("Dockerfile", "the Dockerfile of a site that has a lock file of its own"),
                site("nginx.conf", "nginx's configuration of a site"),
                site("security-headers.conf", "the headers of every answer of a site"),
                project("dockerignore", "what builds leave out"),
                project("env-example", "the settings there are"),
                project("healthcheck", "the program that asks a service for its health, in bash"),
                project("healthcheck-busybox", "the same for base `alpine`"),
                project("minimal-root", "the program that makes the root file system of base `distroless`"));
    }

    /** One template by its name, or all of a group; none when there is no such name. */
    public static List<Template> named(String name) {
        return all().stream()
                .filter(template ->
                        template.name().equals(name) || template.group().equals(name))
                .toList();
    }

    private static Template java(String file, String summary) {
        return new Template("java/" + file, JavaImages.TEMPLATE, summary);
    }

    private static Template npm(String file, String summary) {
        return new Template("npm/" + file, NpmImages.TEMPLATE, summary);
    }

    private static Template site(String file, String summary) {
        return new Template("site/" + file, SiteImage.TEMPLATE, summary);
    }

    private static Template project(String file, String summary) {
        return new Template("project/" + file, ProjectFiles.TEMPLATE, summary);
    }
}
