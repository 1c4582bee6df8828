package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.templates.npm.NpmImages;
import java.util.Map;
import java.util.Set;

/**
 * Which Dockerfile and which of its targets makes a service's image.
 *
 * @param npmWorkspaces folders that are workspaces of the project's own npm package, and so share a Dockerfile
 * @param npmPackages folders of programs that are packages by themselves, with the service that the image is named for
 */
public record Dockerfiles(Set<String> npmWorkspaces, Map<String, String> npmPackages) {
    public Dockerfiles {
        npmWorkspaces = Set.copyOf(npmWorkspaces);
        npmPackages = Map.copyOf(npmPackages);
    }

    /** Relative to the project, which is the build's context. */
    public String of(ServiceSpec service) {
        return switch (service.kind()) {
            case Kind.Java _ -> "dockerfiles/java/Dockerfile";
            case Kind.Vite site when !npmWorkspaces.contains(site.folder()) -> inFolderOf(service.name());
            case Kind.Node program when npmPackages.containsKey(program.folder()) -> inFolderOf(target(service));
            case Kind.Vite _, Kind.Node _ -> NpmImages.DOCKERFILE;
            case Kind.Postgres _, Kind.Image _ ->
                throw new IllegalArgumentException("`" + service.name() + "` is not built");
        };
    }

    private static String inFolderOf(String name) {
        return "dockerfiles/" + name + "/Dockerfile";
    }

    /** The target of the image that runs in production; programs of one npm package share it. */
    public String target(ServiceSpec service) {
        return switch (service.kind()) {
            case Kind.Vite site when npmWorkspaces.contains(site.folder()) -> NpmImages.idOf(site.folder());
            case Kind.Node program when npmPackages.containsKey(program.folder()) -> npmPackages.get(program.folder());
            case Kind.Node program -> NpmImages.idOf(program.folder());
            case Kind.Java _, Kind.Vite _, Kind.Postgres _, Kind.Image _ -> service.name();
        };
    }

    /** The target that follows changes of the sources. */
    public String developmentTarget(ServiceSpec service) {
        return service.kind() instanceof Kind.Java ? "development" : target(service) + "-dev";
    }

    /** Whether the service is a workspace of the project's own npm package. */
    public boolean isNpmWorkspace(ServiceSpec service) {
        return service.kind().path().filter(npmWorkspaces::contains).isPresent();
    }
}
