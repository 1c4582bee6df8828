package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The containers of one service, sorted out.
 *
 * @param kept those that stay in some form, by number; at most as many as are wanted
 * @param surplus more than are wanted
 * @param leftovers further containers with a number that another one has: a replacement was interrupted
 * @param missingNumbers numbers of containers to make
 */
record Replicas(
        List<ObservedContainer> kept,
        List<ObservedContainer> surplus,
        List<ObservedContainer> leftovers,
        List<Integer> missingNumbers) {

    static Replicas of(
            DesiredService service,
            List<ObservedContainer> all,
            Function<ObservedContainer, Optional<String>> divergence) {
        Map<Integer, ObservedContainer> byNumber = new LinkedHashMap<>();
        List<ObservedContainer> leftovers = new ArrayList<>();
        all.stream()
                .filter(container -> container.service().equals(service.name()) && !container.isOneOff())
                .sorted(best(service, divergence))
                .forEach(container -> {
                    if (byNumber.putIfAbsent(container.number(), container) != null) {
                        leftovers.add(container);
                    }
                });
        List<ObservedContainer> ordered = new ArrayList<>(byNumber.values());
        int keep = Math.min(service.replicas(), ordered.size());
        List<ObservedContainer> kept = new ArrayList<>(ordered.subList(0, keep));
        kept.sort(Comparator.comparingInt(ObservedContainer::number));
        return new Replicas(
                kept, ordered.subList(keep, ordered.size()), leftovers, missing(service.replicas() - keep, kept));
    }

    /** Those that can stay as they are first; among them, those with their right name; then by number. */
    private static Comparator<ObservedContainer> best(
            DesiredService service, Function<ObservedContainer, Optional<String>> divergence) {
        Comparator<ObservedContainer> current =
                Comparator.comparing(container -> divergence.apply(container).isPresent());
        return current.thenComparing(container -> !container.name().equals(service.containerName(container.number())))
                .thenComparingInt(ObservedContainer::number);
    }

    private static List<Integer> missing(int count, List<ObservedContainer> kept) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; numbers.size() < count; number++) {
            int candidate = number;
            if (kept.stream().noneMatch(container -> container.number() == candidate)) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
