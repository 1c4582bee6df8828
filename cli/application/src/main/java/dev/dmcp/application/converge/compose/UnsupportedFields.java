package dev.dmcp.application.converge.compose;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.compose.model.FileContent;
import dev.dmcp.compose.model.FileMount;
import dev.dmcp.compose.model.Mount;
import dev.dmcp.compose.model.NetworkAttachment;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What compose files can say and dmcp cannot run yet: named with its path, never dropped in silence. */
final class UnsupportedFields {
    private final List<String> found = new ArrayList<>();

    private UnsupportedFields() {}

    /** @throws Failure.InvalidInput with all of them */
    static void reject(Project project) {
        UnsupportedFields fields = new UnsupportedFields();
        project.services().values().forEach(service -> fields.service(project, service));
        if (!fields.found.isEmpty()) {
            throw new Failure.InvalidInput(
                    "dmcp cannot run this yet:\n  " + String.join("\n  ", fields.found),
                    "run this project with `docker compose up`, or leave these fields away");
        }
    }

    private void service(Project project, Service service) {
        String path = "services." + service.name() + ".";
        when(service.provider().isPresent(), path + "provider");
        when(!service.models().isEmpty(), path + "models");
        when(!service.volumesFrom().isEmpty(), path + "volumes_from");
        when(!service.postStart().isEmpty(), path + "post_start");
        when(!service.preStop().isEmpty(), path + "pre_stop");
        when(service.execution().useApiSocket(), path + "use_api_socket");
        when(service.execution().isolation().isPresent(), path + "isolation");
        when(!service.networking().externalLinks().isEmpty(), path + "external_links");
        when(service.resources().blockIo().isPresent(), path + "blkio_config");
        when(service.resources().cpu().count() != 0, path + "cpu_count");
        when(service.resources().cpu().percent() != 0, path + "cpu_percent");
        when(service.resources().cpu().realtimePeriod() != 0, path + "cpu_rt_period");
        when(service.resources().cpu().realtimeRuntime() != 0, path + "cpu_rt_runtime");
        service.networking().networks().forEach((name, attachment) -> network(path, name, attachment));
        service.mounts().forEach(mount -> mount(path, mount));
        service.secrets().forEach(secret -> content(path + "secrets", secret, project.secrets()));
        service.configs().forEach(config -> content(path + "configs", config, project.configs()));
    }

    private void network(String path, String name, NetworkAttachment attachment) {
        when(attachment.interfaceName().isPresent(), path + "networks." + name + ".interface_name");
    }

    private void mount(String path, Mount mount) {
        switch (mount) {
            case Mount.Other other -> found.add(path + "volumes: type " + other.type());
            case Mount.Bind bind -> when(bind.recursive().isPresent(), path + "volumes: bind.recursive");
            case Mount.Named named -> when(!named.labels().isEmpty(), path + "volumes: volume.labels");
            case Mount.Memory memory -> {}
            case Mount.Image image -> {}
        }
    }

    private void content(String path, FileMount mount, Map<String, FileContent> contents) {
        FileContent content = contents.get(mount.source());
        when(content == null || content.file().isEmpty(), path + "." + mount.source() + ": it is not a file");
    }

    private void when(boolean unsupported, String path) {
        if (unsupported) {
            found.add(path);
        }
    }
}
