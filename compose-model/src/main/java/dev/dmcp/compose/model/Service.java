package dev.dmcp.compose.model;

import dev.dmcp.compose.value.ConfigDigest;
import dev.dmcp.compose.value.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service.
 *
 * @param image absent when it is only built
 * @param command absent: the image's own; empty: none at all
 * @param entrypoint absent: the image's own; empty: none at all
 * @param environment a name without a value is unset in the container even where the image sets it
 * @param scale containers wanted, 0 or more
 * @param configHash docker compose's digest; right as it is unless the service refers to another one's container
 */
public record Service(
        String name,
        Optional<ImageReference> image,
        Optional<Build> build,
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, Optional<String>> environment,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> profiles,
        Map<String, DependsOn> dependsOn,
        Optional<Healthcheck> healthcheck,
        Optional<String> restart,
        Deploy deploy,
        long scale,
        Optional<String> containerName,
        Optional<String> pullPolicy,
        Optional<String> platform,
        List<FileMount> secrets,
        List<FileMount> configs,
        List<Mount> mounts,
        List<String> tmpfs,
        List<String> volumesFrom,
        List<Device> devices,
        Networking networking,
        Execution execution,
        Security security,
        Resources resources,
        Optional<Logging> logging,
        Develop develop,
        List<Hook> postStart,
        List<Hook> preStop,
        Optional<Provider> provider,
        Map<String, ModelUse> models,
        ConfigDigest configHash) {}
