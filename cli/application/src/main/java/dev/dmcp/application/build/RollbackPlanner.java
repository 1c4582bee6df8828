package dev.dmcp.application.build;

import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.ImageName;
import dev.dmcp.application.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the image that a service had before. Which one that is, is told by when each was built the last time: going back to
 * old sources gives an old image again, which then is the newest generation.
 */
public final class RollbackPlanner {
    private static final String HINT =
            "`dmcp build --keep COUNT` says how many stay; `dmcp rollback --list` shows them";

    private final BuildRequest request;
    private final List<EngineImage> images;
    private final BuildHistory history;

    /** @param history the latest last */
    public RollbackPlanner(BuildRequest request, List<EngineImage> images, List<BuildRecord> history) {
        this.request = request;
        this.images = images;
        this.history = new BuildHistory(history);
    }

    /** The images of a service, the newest first. */
    public List<Generation> generations(String service) {
        Wish wish = wish(service);
        Set<String> targets = targets(wish);
        Set<String> repositories = repositories();
        List<Generation> generations = new ArrayList<>();
        for (EngineImage image : images) {
            boolean own = image.label(ImageLabels.PROJECT).equals(request.project())
                    && (history.knows(image) || !image.isNamedByOthers(repositories));
            if (own && targets.contains(image.label(ImageLabels.TARGET))) {
                generations.add(new Generation(
                        service,
                        image,
                        history.since(image),
                        image.hasName(wish.tags().getFirst())));
            }
        }
        generations.sort(Comparator.comparing(Generation::since).reversed());
        return generations;
    }

    private Set<String> repositories() {
        return ImageName.repositories(request.services().stream()
                .flatMap(wish -> wish.tags().stream())
                .toList());
    }

    private Wish wish(String service) {
        return request.services().stream()
                .filter(each -> each.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** An image carries the name of the first of the services that share it, of those that were built together. */
    private Set<String> targets(Wish wish) {
        Set<String> targets = new HashSet<>();
        for (Wish other : request.services()) {
            if (other.input().equals(wish.input())) {
                targets.add(other.service());
            }
        }
        return targets;
    }

    /**
     * The services that have an earlier image: one build seldom changes all of them.
     *
     * @throws Failure.OperationFailed where none has
     */
    public List<String> services() {
        List<String> services = request.services().stream()
                .map(Wish::service)
                .filter(service -> earlier(service).isPresent())
                .toList();
        if (services.isEmpty()) {
            throw new Failure.OperationFailed(
                    "no service of `%s` has an earlier image on the engine".formatted(request.project()), HINT);
        }
        return services;
    }

    /**
     * Gives the services' names to the images that they stood for before.
     *
     * @throws Failure.OperationFailed when a service has no earlier image
     */
    public Plan<BuildOperation> plan(List<String> services) {
        Plan.Builder<BuildOperation> steps = new Plan.Builder<>("rollback " + request.project());
        for (String service : services) {
            EngineImage earlier = earlier(service)
                    .orElseThrow(() -> new Failure.OperationFailed(
                            "there is no earlier image of `%s` on the engine".formatted(service), HINT))
                    .image();
            for (String tag : wish(service).tags()) {
                steps.add(new BuildOperation.TagImage(earlier.id(), tag), "the image of `" + service + "` before");
            }
        }
        return steps.build();
    }

    /** The one after the current one; the newest where none is current. */
    private Optional<Generation> earlier(String service) {
        List<Generation> generations = generations(service);
        int current = -1;
        for (int index = 0; index < generations.size(); index++) {
            current = generations.get(index).isCurrent() ? index : current;
        }
        return current + 1 < generations.size() ? Optional.of(generations.get(current + 1)) : Optional.empty();
    }
}
