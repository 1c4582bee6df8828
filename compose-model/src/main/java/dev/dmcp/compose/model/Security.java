package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container may do. */
public record Security(
        boolean privileged,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOptions,
        List<String> groupAdd,
        List<String> deviceCgroupRules,
        Map<String, String> sysctls,
        Optional<String> pid,
        Optional<String> ipc,
        Optional<String> uts,
        Optional<String> userNamespace,
        Optional<String> cgroup,
        Optional<String> cgroupParent) {}
