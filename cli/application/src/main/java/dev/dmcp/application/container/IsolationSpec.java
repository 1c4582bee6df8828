package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What separates a container from the machine. The namespace modes are the engine's words: {@code host},
 * {@code private}, {@code shareable}, {@code container:NAME}.
 *
 * @param capabilitiesAdded without the prefix {@code CAP_}, or {@code ALL}
 * @param securityOptions {@code no-new-privileges:true}, {@code seccomp=…}, {@code apparmor=…}, {@code label=…}
 */
public record IsolationSpec(
        List<String> capabilitiesAdded,
        List<String> capabilitiesDropped,
        List<String> securityOptions,
        boolean privileged,
        boolean readOnlyRoot,
        Optional<String> pidMode,
        Optional<String> ipcMode,
        Optional<String> utsMode,
        Optional<String> userNamespaceMode,
        Optional<String> cgroupMode,
        Optional<String> cgroupParent,
        Optional<String> runtime,
        Map<String, String> sysctls,
        Map<String, String> storageOptions,
        Map<String, String> annotations) {
    /** As the engine does it unasked. */
    public static final IsolationSpec USUAL = new IsolationSpec(
            List.of(),
            List.of(),
            List.of(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of());

    public IsolationSpec {
        capabilitiesAdded = List.copyOf(capabilitiesAdded);
        capabilitiesDropped = List.copyOf(capabilitiesDropped);
        securityOptions = List.copyOf(securityOptions);
        sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
        storageOptions = Collections.unmodifiableMap(new LinkedHashMap<>(storageOptions));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
