package dev.dmcp.engine.docker;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedNetwork;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ObservedVolume;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.read.ContainerListReader;
import dev.dmcp.engine.docker.read.EngineObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One look at the engine in four calls, whatever the number of services: containers, networks, volumes, images. A
 * fifth one is for volumes that belong to others, and one more for each image that the list does not show.
 */
final class Snapshot {
    private static final String LOOKING = "look at the project's %s";

    private final DockerApi api;

    Snapshot(DockerApi api) {
        this.api = api;
    }

    ObservedState take(SnapshotRequest request) {
        api.version(); // negotiated once, before several threads ask
        try (var tasks = new Together()) {
            var containers = tasks.start(() -> containers(request.project()));
            var networks = tasks.start(this::networks);
            var images = tasks.start(() -> images(request.images()));
            List<ObservedVolume> volumes = volumes(request);
            return new ObservedState(containers.get(), networks.get(), volumes, images.get());
        }
    }

    List<ObservedContainer> containers(String project) {
        String filters = labelFilter(Labels.PROJECT + "=" + project);
        return api.read(
                LOOKING.formatted("containers"),
                EngineRequest.get("/containers/json?all=1&filters=" + filters),
                ContainerListReader::read);
    }

    private List<ObservedNetwork> networks() {
        return api.read(LOOKING.formatted("networks"), EngineRequest.get("/networks"), EngineObjects::networks);
    }

    private List<ObservedVolume> volumes(SnapshotRequest request) {
        List<ObservedVolume> own = volumes(labelFilter(Labels.PROJECT + "=" + request.project()));
        List<String> missing = new ArrayList<>(request.volumes());
        own.forEach(volume -> missing.remove(volume.name()));
        if (missing.isEmpty()) {
            return own;
        }
        List<ObservedVolume> all = new ArrayList<>(own);
        for (ObservedVolume volume : volumes(filter("name", missing))) {
            if (missing.contains(volume.name())) { // the engine's filter matches parts of names
                all.add(volume);
            }
        }
        return all;
    }

    private List<ObservedVolume> volumes(String filters) {
        return api.read(
                LOOKING.formatted("volumes"), EngineRequest.get("/volumes?filters=" + filters), EngineObjects::volumes);
    }

    private Map<String, String> images(Set<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        List<String> familiar = references.stream().map(ImageNames::familiar).toList();
        Map<String, String> listed = api.read(
                LOOKING.formatted("images"),
                EngineRequest.get("/images/json?filters=" + filter("reference", familiar)),
                EngineObjects::imageIds);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String reference : references) {
            Optional.ofNullable(listed.get(ImageNames.familiar(reference)))
                    .or(() -> imageId(reference))
                    .ifPresent(id -> ids.put(reference, id));
        }
        return ids;
    }

    Optional<String> imageId(String reference) {
        return Optionals.found(
                api,
                "look at image `%s`".formatted(reference),
                "/images/" + DockerApi.encode(reference) + "/json",
                body -> EngineObjects.field(body, "Id"));
    }

    static String labelFilter(String... labels) {
        return filter("label", List.of(labels));
    }

    /** The engine's filters: JSON of a field to its values, percent-encoded. */
    static String filter(String field, Collection<String> values) {
        StringBuilder json = new StringBuilder("{\"").append(field).append("\":[");
        String separator = "\"";
        for (String value : values) {
            json.append(separator)
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            separator = ",\"";
        }
        return DockerApi.encode(json.append("]}").toString());
    }
}
