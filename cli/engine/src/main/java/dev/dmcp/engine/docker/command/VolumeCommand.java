package dev.dmcp.engine.docker.command;

import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.core.command.CreateVolumeCmdImpl;
import dev.dmcp.application.container.VolumeSpec;

/** A volume in docker-java's words. */
final class VolumeCommand {
    private VolumeCommand() {}

    static CreateVolumeCmd of(VolumeSpec spec) {
        CreateVolumeCmd command = new CreateVolumeCmdImpl(unsent -> {
                    throw RequestBodies.neverSent();
                })
                .withName(spec.name())
                .withDriverOpts(spec.driverOptions())
                .withLabels(spec.labels());
        spec.driver().ifPresent(command::withDriver);
        return command;
    }
}
