package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.EnvironmentSpec;
import java.util.List;

/**
 * Which services of which environment the words of a command name.
 *
 * @param services empty means all
 */
public record Target(Project project, EnvironmentSpec environment, List<String> services) {
    public Target {
        services = List.copyOf(services);
    }

    /** @param words {@code [ENV] [SERVICE…]}; without an environment, the default one of the stack */
    public static Target of(Project project, List<String> words) {
        boolean isNamed = !words.isEmpty()
                && project.stack().environment(words.getFirst()).isPresent();
        String environment = isNamed ? words.getFirst() : project.stack().defaultEnvironment();
        List<String> services = isNamed ? words.subList(1, words.size()) : words;
        for (String service : services) {
            if (project.stack().service(service).isEmpty()) {
                throw unknown(project, service);
            }
        }
        return new Target(project, project.stack().environment(environment).orElseThrow(), services);
    }

    private static Failure unknown(Project project, String word) {
        List<String> services = project.stack().services().stream()
                .map(service -> service.name())
                .toList();
        List<String> environments = project.stack().environments().stream()
                .map(EnvironmentSpec::name)
                .toList();
        return new Failure.InvalidInput(
                "`%s` is neither a service nor an environment of this stack".formatted(word),
                "services: %s; environments: %s"
                        .formatted(String.join(", ", services), String.join(", ", environments)));
    }
}
