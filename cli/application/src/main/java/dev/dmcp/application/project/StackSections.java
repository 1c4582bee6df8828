package dev.dmcp.application.project;

import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of {@code dmcp.yaml} around its services. */
final class StackSections {
    static final List<String> IMAGE_KEYS = List.of(
            "base",
            "mirror",
            "registry",
            "tag",
            "caCertificates",
            "platforms",
            "cacheFrom",
            "cacheTo",
            "templates",
            "maxSizes");
    static final List<String> ENVIRONMENT_KEYS = List.of("run", "compose");

    private final Reading reading;

    StackSections(Reading reading) {
        this.reading = reading;
    }

    /** The stack, or nothing when the reading has found any problem. */
    Optional<Stack> stack(Section top) {
        String name = name(top);
        Images images = images(top);
        List<ServiceSpec> services = new ServiceSections(reading).services(top);
        List<EnvironmentSpec> environments = environments(top);
        String byDefault = defaultEnvironment(top, environments);
        return reading.hasProblems()
                ? Optional.empty()
                : Optional.of(new Stack(name, byDefault, images, services, environments));
    }

    private String name(Section top) {
        String name = top.text("name").orElse("");
        if (!top.has("name")) {
            top.problem("`name` is missing", "give the stack a name: `name: my-stack`");
        } else if (!Names.isStack(name)) {
            top.problemAt(
                    "name",
                    "`" + name + "` is not a name",
                    "use lower-case letters, digits, `-` and `_`, beginning with a letter or digit");
        }
        return name;
    }

    private Images images(Section top) {
        Optional<Section> found = top.section("images", IMAGE_KEYS);
        if (found.isEmpty()) {
            return Images.defaults();
        }
        Section images = found.get();
        return new Images(
                images.choice("base", bases(), Images.Base.DEBIAN),
                withoutSlash(images.text("mirror").orElse("")),
                withoutSlash(images.text("registry").orElse("")),
                images.text("tag").filter(tag -> !tag.isEmpty()).orElse("latest"),
                images.text("caCertificates").filter(file -> !file.isEmpty()),
                images.texts("platforms"),
                images.texts("cacheFrom"),
                images.texts("cacheTo"),
                templates(images),
                maxSizes(top, images));
    }

    private static String templates(Section images) {
        String folder = images.text("templates")
                .filter(text -> !text.isEmpty())
                .orElse(Images.defaults().templates());
        if (ProjectFolder.isOutside(folder)) {
            images.problemAt(
                    "templates", "`" + folder + "` is outside of the project", "give a folder below `dmcp.yaml`");
        }
        return withoutSlash(folder);
    }

    private Map<String, Long> maxSizes(Section top, Section images) {
        // What is no mapping is said elsewhere.
        if (top.node("services").orElse(null) instanceof YamlNode.Mapping services
                && images.node("maxSizes").orElse(null) instanceof YamlNode.Mapping limits) {
            checkLimits(images.path("maxSizes"), limits, services);
        }
        return images.imageSizes("maxSizes");
    }

    private void checkLimits(String path, YamlNode.Mapping limits, YamlNode.Mapping services) {
        List<String> names =
                services.entries().stream().map(YamlNode.Entry::name).toList();
        for (YamlNode.Entry limit : limits.entries()) {
            if (!names.contains(limit.name())) {
                reading.error(
                        limit.position(),
                        path,
                        "there is no service `" + limit.name() + "`",
                        NearMiss.hint(limit.name(), names));
            }
        }
    }

    private static Map<String, Images.Base> bases() {
        Map<String, Images.Base> words = new LinkedHashMap<>();
        words.put("alpine", Images.Base.ALPINE);
        words.put("debian", Images.Base.DEBIAN);
        words.put("distroless", Images.Base.DISTROLESS);
        return words;
    }

    private static String withoutSlash(String prefix) {
        return prefix.endsWith("/") ? withoutSlash(prefix.substring(0, prefix.length() - 1)) : prefix;
    }

    /** The defaults, each replaced by the file's own of that name, then the file's further ones. */
    private List<EnvironmentSpec> environments(Section top) {
        Map<String, EnvironmentSpec> environments = new LinkedHashMap<>();
        EnvironmentSpec.defaults().forEach(environment -> environments.put(environment.name(), environment));
        for (YamlNode.Entry entry : top.entries("environments")) {
            if (!Names.isEnvironment(entry.name())) {
                reading.error(
                        entry.position(),
                        "environments",
                        "`" + entry.name() + "` is not a name",
                        "use lower-case letters, digits and `-`");
            }
            environment(top, entry).ifPresent(found -> environments.put(found.name(), found));
        }
        return new ArrayList<>(environments.values());
    }

    private Optional<EnvironmentSpec> environment(Section top, YamlNode.Entry entry) {
        String path = "environments." + entry.name();
        Optional<Section> found = top.section(entry.value(), path, ENVIRONMENT_KEYS);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Section section = found.get();
        List<String> files = section.texts("compose");
        EnvironmentSpec.Run run = section.choice(
                "run", runs(), files.isEmpty() ? EnvironmentSpec.Run.PROCESSES : EnvironmentSpec.Run.ENGINE);
        if ((run == EnvironmentSpec.Run.ENGINE) == files.isEmpty()) {
            section.problem(
                    run == EnvironmentSpec.Run.ENGINE
                            ? "an engine needs compose files"
                            : "processes take no compose files",
                    "write `run: processes`, or `compose: [docker-compose.yml]`");
            return Optional.empty();
        }
        return Optional.of(new EnvironmentSpec(entry.name(), run, files));
    }

    private static Map<String, EnvironmentSpec.Run> runs() {
        Map<String, EnvironmentSpec.Run> words = new LinkedHashMap<>();
        words.put("processes", EnvironmentSpec.Run.PROCESSES);
        words.put("engine", EnvironmentSpec.Run.ENGINE);
        return words;
    }

    private static String defaultEnvironment(Section top, List<EnvironmentSpec> environments) {
        Map<String, String> words = new LinkedHashMap<>();
        environments.forEach(environment -> words.put(environment.name(), environment.name()));
        return top.choice("defaultEnvironment", words, "local");
    }
}
