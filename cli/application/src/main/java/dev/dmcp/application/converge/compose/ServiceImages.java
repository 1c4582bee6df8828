package dev.dmcp.application.converge.compose;

import dev.dmcp.compose.model.Service;

/** Which image a service runs. */
public final class ServiceImages {
    private ServiceImages() {}

    /** The image as written, or the name that docker compose gives to what it builds. */
    public static String of(String project, Service service) {
        return service.image().map(Object::toString).orElse(project + "-" + service.name());
    }
}
