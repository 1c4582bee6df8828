package dev.dmcp.application.supervise;

import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.LocalRun;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack as processes of this machine: which run, how, and with which environment. Pure. */
public final class LocalServices {

    private static final String HERE = "127.0.0.1";

    private final Stack stack;
    private final LocalSettings settings;

    private LocalServices(Stack stack, LocalSettings settings) {
        this.stack = stack;
        this.settings = settings;
    }

    /** Services that only exist as containers are left out, databases among them: an embedded one takes their place. */
    public static List<LocalService> of(Stack stack, LocalSettings settings) {
        return new LocalServices(stack, settings).services();
    }

    /** Names of services that this environment leaves out although nothing takes their place. */
    public static List<String> leftOut(Stack stack) {
        return stack.services().stream()
                .filter(service -> service.kind() instanceof Kind.Image)
                .filter(service -> service.local().run().isEmpty())
                .map(ServiceSpec::name)
                .toList();
    }

    private List<LocalService> services() {
        return stack.services().stream()
                .filter(LocalServices::runsAsProcess)
                .map(this::service)
                .toList();
    }

    private static boolean runsAsProcess(ServiceSpec service) {
        return !service.local().run().isEmpty()
                || switch (service.kind()) {
                    case Kind.Java _, Kind.Node _, Kind.Vite _ -> true;
                    case Kind.Postgres _, Kind.Image _ -> false;
                };
    }

    private LocalService service(ServiceSpec spec) {
        LocalKind kind = LocalKind.of(spec, settings);
        LocalRun own = spec.local();
        return new LocalService(
                spec.name(),
                own.build().isEmpty() ? kind.build() : Optional.of(ownBuild(spec, kind)),
                own.run().isEmpty() ? kind.command() : own.run(),
                environment(spec),
                own.directory().map(settings.root()::resolve).orElse(kind.directory()),
                spec.port(),
                health(spec),
                needs(spec),
                LocalService.STANDARD_START_TIMEOUT,
                LocalService.STANDARD_GRACE,
                RestartPolicy.STANDARD,
                spec.mcpPath().isPresent(),
                own.run().isEmpty() ? kind.artifact() : Optional.empty());
    }

    private BuildStep ownBuild(ServiceSpec spec, LocalKind kind) {
        Path directory = spec.local().directory().map(settings.root()::resolve).orElse(kind.directory());
        return new BuildStep(spec.name(), spec.local().build(), directory, "", List.of(kind.directory()), List.of());
    }

    private List<String> needs(ServiceSpec spec) {
        return spec.needs().stream()
                .filter(need ->
                        stack.service(need).filter(LocalServices::runsAsProcess).isPresent())
                .toList();
    }

    private static Optional<URI> health(ServiceSpec spec) {
        if (spec.port().isEmpty()) {
            return Optional.empty();
        }
        String place = HERE + ":" + spec.port().getAsInt();
        if (spec.kind() instanceof Kind.Vite) {
            // The health path is answered by the web server of its image; here a development server answers.
            return Optional.of(URI.create("http://" + place + "/"));
        }
        return Optional.of(spec.health()
                .map(health -> URI.create("http://" + place + health.path()))
                .orElse(URI.create("tcp://" + place)));
    }

    private Map<String, String> environment(ServiceSpec spec) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DMCP_ENV", "local");
        environment.put("HOST", HERE);
        spec.port().ifPresent(port -> environment.put("PORT", Integer.toString(port)));
        environment.put("DATA_DIR", settings.data().toString());
        List<String> neighbours = new ArrayList<>(spec.needs());
        neighbours.addAll(spec.uses());
        neighbours.forEach(name -> stack.service(name).ifPresent(other -> putAddress(other, environment)));
        environment.putAll(spec.environment());
        spec.settings().forEach(setting -> putValue(setting, environment));
        spec.secrets().forEach(secret -> putSecret(secret, environment));
        environment.putAll(spec.local().environment());
        return environment;
    }

    private boolean putValue(String variable, Map<String, String> environment) {
        String value = settings.variables().getOrDefault(variable, "");
        if (!value.isEmpty()) {
            environment.put(variable, value);
        }
        return !value.isEmpty();
    }

    /** A value from the environment or {@code .env} wins over a file; without either, services make their own. */
    private void putSecret(String secret, Map<String, String> environment) {
        Path file = settings.secretFiles().get(secret);
        if (!putValue(secret, environment) && file != null) {
            environment.put(secret + "_FILE", file.toString());
        }
    }

    private static void putAddress(ServiceSpec other, Map<String, String> environment) {
        if (runsAsProcess(other) && other.port().isPresent()) {
            environment.put(
                    other.addressVariable(),
                    "http://%s:%d".formatted(HERE, other.port().getAsInt()));
        }
    }
}
