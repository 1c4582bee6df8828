package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;

/** Which Dockerfile and which of its targets makes a service's image. */
public final class Dockerfiles {
    private Dockerfiles() {}

    /** Relative to the project, which is the build's context. */
    public static String of(ServiceSpec service) {
        return switch (service.kind()) {
            case Kind.Java _ -> "dockerfiles/java/Dockerfile";
            case Kind.Vite _, Kind.Node _ -> "dockerfiles/" + service.name() + "/Dockerfile";
            case Kind.Postgres _, Kind.Image _ ->
                throw new IllegalArgumentException("`" + service.name() + "` is not built");
        };
    }

    /** The target of the image that runs in production. */
    public static String target(ServiceSpec service) {
        return service.name();
    }

    /** The target that follows changes of mounted sources. */
    public static String developmentTarget(ServiceSpec service) {
        return service.kind() instanceof Kind.Java ? "development" : service.name() + "-dev";
    }
}
