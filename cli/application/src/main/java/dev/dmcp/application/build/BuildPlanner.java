package dev.dmcp.application.build;

import dev.dmcp.application.build.BuildOperation.BuildImage;
import dev.dmcp.application.build.BuildOperation.TagImage;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.ImageName;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which images are built, and why. Services with the same input share one build; an image whose input is known
 * on the engine is not built again; an image that another one starts from comes first.
 */
public final class BuildPlanner {
    private static final String ABSENT = "absent";

    /** What the address of a named context begins with that is an image. */
    private static final String IMAGE = "docker-image://";

    private final BuildRequest request;
    private final BuildSnapshot snapshot;
    private final Map<String, EngineImage> byReference;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byTag = new LinkedHashMap<>();
    private final Plan.Builder<BuildOperation> steps = new Plan.Builder<>("build");
    private final List<BuildPlan.UpToDate> upToDate = new ArrayList<>();
    private final List<BuildPlan.UpToDate> renamed = new ArrayList<>();

    /** Services that share one image. */
    private static final class Group {
        final String name;
        final Set<String> tags = new LinkedHashSet<>();
        final BuildInput input;
        final BuildOptions options;
        Set<String> bases = Set.of();
        Optional<InputDigest> digest = Optional.empty();
        Optional<String> step = Optional.empty();
        boolean planned;

        Group(BuildRequest.Wish first) {
            name = first.service();
            input = first.input();
            options = first.options();
        }

        boolean isFor(BuildRequest.Wish wish) {
            return input.equals(wish.input()) && options.equals(wish.options());
        }
    }

    private BuildPlanner(BuildRequest request, BuildSnapshot snapshot) {
        this.request = request;
        this.snapshot = snapshot;
        this.byReference = snapshot.byReference();
    }

    /** @param snapshot has the files and uses of every input that the request names */
    public static BuildPlan plan(BuildRequest request, BuildSnapshot snapshot) {
        return new BuildPlanner(request, snapshot).plan();
    }

    private BuildPlan plan() {
        request.services().forEach(this::intoGroup);
        groups.forEach(group -> group.tags.forEach(tag -> byTag.put(ImageName.full(tag), group)));
        groups.forEach(group -> group.bases = bases(group.input));
        groups.forEach(group -> plan(group, new HashSet<>()));
        Map<String, InputDigest> inputs = new TreeMap<>();
        groups.forEach(group -> inputs.put(group.name, group.digest.orElseThrow()));
        return new BuildPlan(steps.build(), upToDate, renamed, inputs);
    }

    private void intoGroup(BuildRequest.Wish wish) {
        for (Group group : groups) {
            if (group.isFor(wish)) {
                group.tags.addAll(wish.tags());
                return;
            }
        }
        Group group = new Group(wish);
        group.tags.addAll(wish.tags());
        groups.add(group);
    }

    private Set<String> bases(BuildInput input) {
        Set<String> bases = new LinkedHashSet<>(use(input).images());
        bases.removeAll(input.contexts().keySet());
        input.contexts().values().stream()
                .filter(source -> source.startsWith(IMAGE))
                .forEach(source -> bases.add(source.substring(IMAGE.length())));
        return bases;
    }

    private DockerfileUse use(BuildInput input) {
        DockerfileUse use = snapshot.uses().get(input);
        if (use == null) {
            throw new IllegalArgumentException("the snapshot lacks the Dockerfile of " + input.context());
        }
        return use;
    }

    private InputFiles files(BuildInput input) {
        InputFiles files = snapshot.files().get(input);
        if (files == null) {
            throw new IllegalArgumentException("the snapshot lacks the files of " + input.context());
        }
        return files;
    }

    /** Plans the group after those that it starts from; a ring of them is left to the builder to complain about. */
    private void plan(Group group, Set<Group> above) {
        if (group.planned || !above.add(group)) {
            return;
        }
        List<Group> before = before(group);
        before.forEach(each -> plan(each, above));
        if (group.planned) {
            return;
        }
        group.planned = true;
        group.digest = Optional.of(digest(group));
        decide(group, before);
    }

    private List<Group> before(Group group) {
        List<Group> before = new ArrayList<>();
        for (String base : group.bases) {
            Group other = byTag.get(ImageName.full(base));
            if (other != null && other != group) {
                before.add(other);
            }
        }
        return before;
    }

    /** A base that is of this request too counts by its own input: its id is not known before it is built. */
    private InputDigest digest(Group group) {
        Map<String, String> ids = new TreeMap<>();
        for (String base : group.bases) {
            Group other = byTag.get(ImageName.full(base));
            EngineImage image = byReference.get(ImageName.full(base));
            if (other != null && other != group) {
                ids.put(base, "input " + other.digest.map(InputDigest::value).orElse(""));
            } else {
                ids.put(base, image == null ? ABSENT : image.id());
            }
        }
        return InputDigest.of(group.input, group.options.attestations(), files(group.input), ids);
    }

    private void decide(Group group, List<Group> before) {
        Optional<EngineImage> known = snapshot.builtFrom(request.project(), digestOf(group), group.name, group.tags);
        Optional<String> cause =
                forced(group, before).or(() -> known.isPresent() ? moved(group) : Optional.of(reason(group)));
        if (cause.isEmpty()) {
            tagOrLeave(group, known.orElseThrow());
            return;
        }
        List<String> after = before.stream().flatMap(each -> each.step.stream()).toList();
        group.step = Optional.of(steps.add(new BuildImage(stamped(group)), cause.get(), after));
    }

    private Optional<String> forced(Group group, List<Group> before) {
        if (request.force()) {
            return Optional.of("--force");
        }
        if (group.options.noCache()) {
            return Optional.of("--no-cache");
        }
        if (group.options.pull()) {
            return Optional.of("--pull: the registry may have newer base images");
        }
        if (group.options.export().isPresent()) {
            return Optional.of("to be exported");
        }
        if (group.options.push()) {
            return Optional.of("to be pushed");
        }
        if (group.input.hasArchive()) {
            return Optional.of("its Dockerfile is in an archive, into which only the builder looks");
        }
        if (!group.input.hasLocalContext()) {
            return Optional.of("its context is elsewhere and may have changed");
        }
        Optional<String> remote = remotes(group.input).findFirst();
        if (remote.isPresent()) {
            return Optional.of("`" + remote.get() + "` may have changed");
        }
        return before.stream()
                .filter(each -> each.step.isPresent())
                .findFirst()
                .map(each -> "its base image `" + each.name + "` is built");
    }

    /** What is neither built here nor on the engine nor named by its content: only the builder can ask what it is today. */
    private Optional<String> moved(Group group) {
        return group.bases.stream()
                .filter(base -> !base.contains("@"))
                .filter(base -> !byReference.containsKey(ImageName.full(base)))
                .filter(base -> before(group).stream().noneMatch(other -> isOf(other, base)))
                .findFirst()
                .map(base -> "its base image `" + base
                        + "` is not on the engine, and may be another one in its registry now");
    }

    private boolean isOf(Group group, String base) {
        return group == byTag.get(ImageName.full(base));
    }

    /** Where something comes from that may be another thing at any time; images are told apart by their ids. */
    private Stream<String> remotes(BuildInput input) {
        Stream<String> contexts = input.contexts().values().stream()
                .filter(source -> !BuildInput.isLocal(source) && !source.startsWith(IMAGE));
        return Stream.concat(use(input).remotes().stream(), contexts.sorted());
    }

    private void tagOrLeave(Group group, EngineImage image) {
        List<String> missing = group.tags.stream()
                .filter(tag -> image.tags().stream().noneMatch(has -> ImageName.same(has, tag)))
                .toList();
        for (String tag : missing) {
            steps.add(
                    new TagImage(image.id(), tag),
                    "the image of `" + group.name + "` is there already, without this name");
        }
        (missing.isEmpty() ? upToDate : renamed)
                .add(new BuildPlan.UpToDate(
                        group.name,
                        List.copyOf(group.tags),
                        image.id(),
                        group.digest.orElseThrow().shortValue(),
                        image.sizeBytes()));
    }

    private String reason(Group group) {
        Optional<EngineImage> present = group.tags.stream()
                .map(tag -> Optional.ofNullable(byReference.get(ImageName.full(tag))))
                .flatMap(Optional::stream)
                .findFirst();
        if (present.isEmpty()) {
            return "no image yet";
        }
        if (present.get().label(ImageLabels.INPUT).isEmpty()) {
            return "the image of that name was not built by dmcp";
        }
        if (!present.get().label(ImageLabels.PROJECT).equals(request.project())) {
            return "the image of that name is of another project";
        }
        return Optional.ofNullable(snapshot.earlier().get(group.name))
                .flatMap(earlier -> group.digest.orElseThrow().firstDifference(earlier))
                .orElse("its input changed");
    }

    private ImageBuild stamped(Group group) {
        Map<String, String> stamps = new TreeMap<>();
        stamps.put(ImageLabels.PROJECT, request.project());
        stamps.put(ImageLabels.TARGET, group.name);
        stamps.put(ImageLabels.INPUT, digestOf(group));
        return new ImageBuild(group.name, List.copyOf(group.tags), group.input, group.options, stamps);
    }

    private static String digestOf(Group group) {
        return group.digest.orElseThrow().value();
    }
}
