package dev.dmcp.application.converge;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order between services as the labels of their containers tell it, without a compose file. */
public final class DependencyLabels {
    private DependencyLabels() {}

    /** The label's value for these dependencies. */
    public static String print(List<Dependency> dependencies) {
        StringBuilder text = new StringBuilder();
        for (Dependency dependency : dependencies) {
            text.append(text.isEmpty() ? "" : ",")
                    .append(dependency.service())
                    .append(':')
                    .append(dependency.condition().word())
                    .append(':')
                    .append(dependency.restart());
        }
        return text.toString();
    }

    /** @param label {@code db:service_healthy:false,cache}; what is left out counts as compose's default */
    static List<Dependency> parse(String label) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String part : label.split(",", -1)) {
            String[] words = part.split(":", -1);
            if (!words[0].isBlank()) {
                Dependency.Condition condition =
                        words.length > 1 ? Dependency.Condition.of(words[1]) : Dependency.Condition.STARTED;
                dependencies.add(
                        new Dependency(words[0].strip(), condition, words.length > 2 && words[2].equals("true"), true));
            }
        }
        return dependencies;
    }

    /** Each service of the containers to what it depends on. */
    static Map<String, Set<String>> graph(List<ObservedContainer> containers) {
        Map<String, Set<String>> graph = new LinkedHashMap<>();
        for (ObservedContainer container : containers) {
            Set<String> needs = graph.computeIfAbsent(container.service(), name -> new LinkedHashSet<>());
            parse(container.label(Labels.DEPENDS_ON).orElse("")).forEach(need -> needs.add(need.service()));
        }
        return graph;
    }

    /** The containers, each after those of the services that its own depends on; a ring is cut where it is met. */
    static List<ObservedContainer> inStartOrder(List<ObservedContainer> containers) {
        Map<String, Set<String>> graph = graph(containers);
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> visiting = new LinkedHashSet<>();
        graph.keySet().forEach(service -> visit(service, graph, visiting, ordered));
        List<ObservedContainer> result = new ArrayList<>();
        for (String service : ordered) {
            containers.stream()
                    .filter(container -> container.service().equals(service))
                    .forEach(result::add);
        }
        return result;
    }

    private static void visit(
            String service, Map<String, Set<String>> graph, Set<String> visiting, Set<String> ordered) {
        if (ordered.contains(service) || !graph.containsKey(service) || !visiting.add(service)) {
            return;
        }
        graph.getOrDefault(service, Set.of()).forEach(need -> visit(need, graph, visiting, ordered));
        ordered.add(service);
    }
}
