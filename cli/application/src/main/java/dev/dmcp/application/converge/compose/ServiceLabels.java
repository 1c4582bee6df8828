package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.converge.Dependency;
import dev.dmcp.application.converge.DependencyLabels;
import dev.dmcp.application.converge.Divergence;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels that docker compose and dmcp recognise their own by. */
final class ServiceLabels {
    /** Who made it; docker compose writes its version here. */
    private static final String MAKER = "dmcp";

    private ServiceLabels() {}

    static Map<String, String> of(
            Project project, Service service, List<Dependency> dependencies, Map<String, String> fieldHashes) {
        Map<String, String> labels = new LinkedHashMap<>(service.labels());
        labels.put(Labels.PROJECT, project.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.ONE_OFF, "False");
        labels.put(Labels.CONFIG_HASH, service.configHash().text());
        labels.put(Labels.CONFIG_FILES, String.join(",", project.files()));
        labels.put(Labels.WORKING_DIR, project.folder());
        labels.put(Labels.DEPENDS_ON, DependencyLabels.print(dependencies));
        labels.put(Labels.VERSION, MAKER);
        labels.put(Divergence.FIELDS_LABEL, Divergence.print(fieldHashes));
        return labels;
    }

    /** Of a network or a volume, with the key by which the compose file names it. */
    static Map<String, String> ofResource(
            Map<String, String> own, String project, String keyLabel, String key, String configHash) {
        Map<String, String> labels = new LinkedHashMap<>(own);
        labels.put(Labels.PROJECT, project);
        labels.put(keyLabel, key);
        labels.put(Labels.CONFIG_HASH, configHash);
        labels.put(Labels.VERSION, MAKER);
        return labels;
    }
}
