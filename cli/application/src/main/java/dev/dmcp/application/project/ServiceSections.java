package dev.dmcp.application.project;

import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The services of {@code dmcp.yaml}. */
final class ServiceSections {
    static final List<String> HEALTH_KEYS = List.of("path", "interval", "timeout", "retries", "startPeriod");
    static final List<String> LIMIT_KEYS = List.of("memory", "cpus", "pids");
    static final List<String> LOCAL_KEYS = List.of("build", "run", "directory", "environment");

    private final Reading reading;

    ServiceSections(Reading reading) {
        this.reading = reading;
    }

    List<ServiceSpec> services(Section top) {
        List<YamlNode.Entry> entries = top.entries("services");
        if (entries.isEmpty() && !(top.has("services") && reading.hasProblems())) {
            top.problem("`services` is missing or empty", "describe at least one service");
        }
        Set<String> names = new LinkedHashSet<>();
        entries.forEach(entry -> names.add(entry.name()));
        List<ServiceSpec> services = new ArrayList<>();
        for (YamlNode.Entry entry : entries) {
            checkName(entry);
            KindSections.Found found = new KindSections(reading).kind(top, entry);
            found.section().ifPresent(section -> services.add(service(entry.name(), section, found.kind(), names)));
        }
        return services;
    }

    private void checkName(YamlNode.Entry entry) {
        if (!Names.isService(entry.name())) {
            reading.error(
                    entry.position(),
                    "services",
                    "`" + entry.name() + "` is not a name",
                    "use lower-case letters, digits and `-`");
        }
    }

    private ServiceSpec service(String name, Section section, Kind kind, Set<String> names) {
        OptionalInt port = port(section, kind);
        checkProxy(section, kind, names);
        return new ServiceSpec(
                name,
                kind,
                port,
                publish(section, kind, port),
                health(section, kind, port),
                mcpPath(section),
                others(section, "needs", name, names),
                others(section, "uses", name, names),
                section.textMap("environment"),
                variables(section, "settings"),
                variables(section, "secrets"),
                limits(section),
                local(section));
    }

    private static OptionalInt port(Section section, Kind kind) {
        OptionalInt port = section.integer("port", 1, 65_535);
        return port.isPresent() ? port : kind.defaultPort();
    }

    private static Optional<Publish> publish(Section section, Kind kind, OptionalInt port) {
        Optional<String> text = section.text("publish");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (port.isEmpty()) {
            if (!section.has("port")) {
                section.problemAt("publish", "a port is published, but the service has none", "add `port`");
            }
            return Optional.empty();
        }
        Optional<Publish> publish = Publish.parse(text.get(), kind.isEntrance());
        if (publish.isEmpty()) {
            section.problemAt(
                    "publish",
                    "`" + text.get() + "` is not a port of this machine",
                    "write a port (`3000`) or an address and a port (`127.0.0.1:3000`)");
        }
        return publish;
    }

    private Optional<HealthSpec> health(Section section, Kind kind, OptionalInt port) {
        Optional<YamlNode> node = section.node("health");
        if (node.isEmpty()) {
            return kind.defaultHealthPath().map(HealthSpec::at);
        }
        if (port.isEmpty() && !section.has("port")) {
            section.problemAt("health", "health is asked for over HTTP, but the service has no port", "add `port`");
        }
        if (node.get() instanceof YamlNode.Mapping) {
            return section.section("health", HEALTH_KEYS).flatMap(ServiceSections::healthSection);
        }
        return urlPath(section, "health").map(HealthSpec::at);
    }

    private static Optional<HealthSpec> healthSection(Section section) {
        Optional<String> path = urlPath(section, "path");
        if (path.isEmpty()) {
            section.problem("`path` is missing", "");
            return Optional.empty();
        }
        HealthSpec usual = HealthSpec.at(path.get());
        return Optional.of(new HealthSpec(
                usual.path(),
                section.duration("interval").orElse(usual.interval()),
                section.duration("timeout").orElse(usual.timeout()),
                section.integer("retries", 1, 1000).orElse(usual.retries()),
                section.duration("startPeriod").orElse(usual.startPeriod())));
    }

    private static Optional<String> mcpPath(Section section) {
        boolean isMapping =
                section.node("mcp").filter(YamlNode.Mapping.class::isInstance).isPresent();
        return isMapping
                ? section.section("mcp", List.of("path")).flatMap(mcp -> urlPath(mcp, "path"))
                : urlPath(section, "mcp");
    }

    private static Optional<String> urlPath(Section section, String key) {
        Optional<String> path = section.text(key);
        if (path.isPresent() && !path.get().startsWith("/")) {
            section.problemAt(key, "`" + path.get() + "` is not a path", "begin it with `/`");
            return Optional.empty();
        }
        return path;
    }

    private static List<String> others(Section section, String key, String name, Set<String> names) {
        List<String> others = new ArrayList<>();
        for (String other : section.texts(key)) {
            if (other.equals(name)) {
                section.problemAt(key, "`" + name + "` " + key + " itself", "");
            } else if (names.contains(other)) {
                others.add(other);
            } else {
                section.problemAt(key, "there is no service `" + other + "`", NearMiss.hint(other, names));
            }
        }
        return others;
    }

    private static void checkProxy(Section section, Kind kind, Set<String> names) {
        if (kind instanceof Kind.Vite site) {
            for (String target : site.proxy().values()) {
                if (!names.contains(target)) {
                    section.problemAt("proxy", "there is no service `" + target + "`", NearMiss.hint(target, names));
                }
            }
        }
    }

    private static List<String> variables(Section section, String key) {
        List<String> variables = section.texts(key);
        for (String variable : variables) {
            if (!Names.isVariable(variable)) {
                section.problemAt(key, "`" + variable + "` is not the name of a variable", "");
            }
        }
        return variables;
    }

    private static Limits limits(Section section) {
        return section.section("limits", LIMIT_KEYS)
                .map(limits -> new Limits(
                        limits.bytes("memory"), limits.cpus("cpus"), limits.integer("pids", 1, Integer.MAX_VALUE)))
                .orElse(new Limits(OptionalLong.empty(), Optional.empty(), OptionalInt.empty()));
    }

    private static LocalRun local(Section section) {
        return section.section("local", LOCAL_KEYS)
                .map(local -> new LocalRun(
                        local.texts("build"),
                        local.texts("run"),
                        local.text("directory"),
                        local.textMap("environment")))
                .orElse(LocalRun.BY_KIND);
    }
}
