package dev.dmcp.application.survey;

import dev.dmcp.compose.yaml.YamlWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the first {@code dmcp.yaml} from what was found. Pure. */
final class FirstDescription {
    private static final int FIRST_PORT = 3000;
    /** How the service behind a site's `/api/` is usually called. */
    private static final List<String> API_NAMES = List.of("api", "backend", "server");

    private static final String DATABASE = "db";

    private static final String HEADER = """
            # Written by `dmcp init` from what it found. Look at the ports, the health paths and what needs what;
            # then `dmcp generate` writes the Dockerfiles and compose files.
            """;

    private FirstDescription() {}

    /** @param name of the stack, in the form that stacks' names have */
    static String of(String name, List<Finding> findings) {
        Map<String, Object> services = new LinkedHashMap<>();
        if (findings.stream().anyMatch(Finding::usesDatabase)) {
            services.put(DATABASE, Map.of("kind", "postgres"));
        }
        int port = FIRST_PORT;
        for (Finding finding : findings) {
            if (finding.type() != Finding.Type.VITE) {
                services.put(finding.name(), program(finding, port++));
            }
        }
        Optional<String> api = findings.stream()
                .filter(finding -> finding.type() != Finding.Type.VITE)
                .map(Finding::name)
                .min(Comparator.comparing(service -> !API_NAMES.contains(service)));
        for (Finding finding : findings) {
            if (finding.type() == Finding.Type.VITE) {
                services.put(finding.name(), site(finding, api));
            }
        }
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", 1);
        top.put("name", name);
        top.put("images", Map.of("mirror", "${DMCP_IMAGE_MIRROR:-}"));
        top.put("services", services);
        return HEADER + YamlWriter.write(top);
    }

    private static Map<String, Object> program(Finding finding, int port) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("kind", finding.type().word());
        service.put("path", finding.folder());
        service.put("port", port);
        service.put("health", "/health");
        if (finding.usesDatabase()) {
            service.put("needs", List.of(DATABASE));
        }
        return service;
    }

    private static Map<String, Object> site(Finding finding, Optional<String> api) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("kind", finding.type().word());
        service.put("path", finding.folder());
        service.put("publish", 80);
        api.ifPresent(target -> {
            service.put("needs", List.of(target));
            service.put("proxy", Map.of("/api/", target));
        });
        return service;
    }
}
