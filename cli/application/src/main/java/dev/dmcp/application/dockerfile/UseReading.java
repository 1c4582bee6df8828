package dev.dmcp.application.dockerfile;

import dev.dmcp.application.dockerfile.Stages.Stage;
import dev.dmcp.application.image.ImageName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Walks the stages that a target needs, as the builder does, and gathers what they take. */
final class UseReading {
    private static final String SCRATCH = "scratch";

    /** The flags of {@code COPY} and {@code ADD} that take nothing more from outside than without them. */
    private static final Set<String> HARMLESS =
            Set.of("from", "chown", "chmod", "link", "parents", "exclude", "checksum", "keep-git-dir", "unpack");

    private final DockerfileText text;
    private final Stages stages;
    private final Map<String, String> arguments;
    private final Set<String> contexts;
    private final Function<String, Optional<BaseImage>> bases;

    private final Set<String> images = new TreeSet<>();
    private final Map<String, Set<String>> paths = new TreeMap<>();
    private final Set<String> remotes = new TreeSet<>();
    private final Map<Integer, Variables> read = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private String doubt = "";

    UseReading(
            DockerfileText text,
            Map<String, String> arguments,
            Set<String> contexts,
            Function<String, Optional<BaseImage>> bases) {
        this.text = text;
        this.stages = new Stages(text, arguments);
        this.arguments = arguments;
        this.contexts = contexts;
        this.bases = bases;
        paths.put(DockerfileUse.MAIN, new TreeSet<>());
    }

    /** Nothing where there is a doubt. */
    Optional<DockerfileUse> read(Optional<String> target) {
        String syntax = arguments.getOrDefault("BUILDKIT_SYNTAX", text.syntax());
        if (!text.isRegular() || !isUsual(syntax)) {
            doubt("the Dockerfile is in a syntax that dmcp does not know");
        }
        if (stages.hasNamesakes()) {
            doubt("two stages have the same name");
        }
        Optional<Stage> stage = target.isPresent() ? stages.find(target.get()) : stages.last();
        stage.ifPresentOrElse(this::reach, () -> doubt("the Dockerfile has no such stage"));
        return doubt.isEmpty()
                ? Optional.of(new DockerfileUse(images, paths, remotes, Optional.empty()))
                : Optional.empty();
    }

    String doubt() {
        return doubt;
    }

    Set<String> remotes() {
        return remotes;
    }

    private void doubt(String why) {
        doubt = doubt.isEmpty() ? why : doubt;
    }

    private static boolean isUsual(String syntax) {
        return syntax.isEmpty() || ImageName.repository(syntax).startsWith("docker.io/docker/dockerfile");
    }

    // ---- stages --------------------------------------------------------------------------

    private void reach(Stage stage) {
        if (!begun.add(stage.number())) {
            return;
        }
        if (!stage.name().isEmpty() && contextOf(stage.name()).isPresent()) {
            doubt("a context has the name of stage `" + stage.name() + "`");
        }
        Variables variables = base(stage);
        for (Instruction instruction : stage.instructions()) {
            step(instruction, variables);
        }
        read.put(stage.number(), variables);
    }

    private Variables base(Stage stage) {
        if (stage.base().isEmpty()) {
            doubt("it cannot be said what stage " + stage.number() + " begins with");
            return Variables.on(Optional.empty());
        }
        String base = stage.base().get();
        if (base.equals(SCRATCH)) {
            return Variables.none();
        }
        Optional<Stage> other = stages.findBefore(stage, base);
        if (other.isPresent()) {
            reach(other.get());
            return Optional.ofNullable(read.get(other.get().number()))
                    .map(Variables::child)
                    .orElseGet(Variables::none);
        }
        return contextOf(base).map(this::onContext).orElseGet(() -> onImage(base));
    }

    private Variables onContext(String context) {
        take(context, DockerfileUse.WHOLE);
        return Variables.on(Optional.empty());
    }

    private Variables onImage(String image) {
        images.add(image);
        Optional<BaseImage> known = bases.apply(image);
        if (known.isPresent() && known.get().hasTriggers()) {
            doubt("the base image `" + image + "` has instructions of its own for what is built on it");
        }
        return Variables.on(known);
    }

    /** The further context that stands for an image, a stage or nothing else. */
    private Optional<String> contextOf(String name) {
        return contexts.stream()
                .filter(context -> context.equalsIgnoreCase(name) || ImageName.same(context, name))
                .findFirst();
    }

    // ---- instructions --------------------------------------------------------------------

    private void step(Instruction instruction, Variables variables) {
        switch (instruction.keyword()) {
            case "ARG" -> instruction.words().forEach(word -> stages.declare(word, variables));
            case "ENV" -> environment(instruction, variables);
            case "COPY", "ADD" -> copy(instruction, variables);
            case "RUN" -> run(instruction, variables);
            case "ONBUILD" -> doubt("the Dockerfile has instructions for what is built on it (`ONBUILD`)");
            default -> {}
        }
    }

    private static void environment(Instruction instruction, Variables variables) {
        List<String> words = instruction.words();
        if (!words.isEmpty() && words.getFirst().indexOf('=') < 0) {
            // The old form: one name, and all the rest is its value.
            variables.setEnvironment(words.getFirst(), Optional.empty());
            return;
        }
        boolean plain = Variables.isPlain(instruction.rest());
        // All values of one instruction see the variables before it.
        Variables before = variables.copy();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                String value = word.substring(equals + 1);
                variables.setEnvironment(word.substring(0, equals), plain ? before.expanded(value) : Optional.empty());
            }
        }
    }

    private void copy(Instruction instruction, Variables variables) {
        for (String flag : instruction.flags()) {
            int equals = flag.indexOf('=');
            if (!HARMLESS.contains(flag.substring(2, equals < 0 ? flag.length() : equals))) {
                doubt("dmcp does not know `" + instruction.keyword() + " " + flag + "`");
            }
        }
        Optional<List<String>> words = CopyWords.of(instruction.rest());
        if (words.isEmpty()) {
            doubt("it cannot be said what `" + instruction.keyword() + " " + instruction.rest() + "` copies");
            return;
        }
        String from = instruction.flag("from");
        for (String source : words.get()) {
            if (!DockerfileText.isHereDocument(source)) {
                source(instruction, from, source, variables);
            }
        }
    }

    private void source(Instruction instruction, String from, String source, Variables variables) {
        if (from.isEmpty() && instruction.keyword().equals("ADD") && isRemote(source)) {
            if (instruction.flag("checksum").isEmpty()) {
                remotes.add(source);
            }
            return;
        }
        Optional<String> path = variables.expanded(source);
        if (path.isEmpty()) {
            doubt("it cannot be said what `" + source + "` stands for");
        } else if (from.isEmpty()) {
            take(DockerfileUse.MAIN, path.get());
        } else {
            takeFrom(from, path.get());
        }
    }

    private static boolean isRemote(String source) {
        String text = source.toLowerCase(Locale.ROOT);
        return text.contains("://") || text.startsWith("git@") || text.startsWith("github.com/");
    }

    private void run(Instruction instruction, Variables variables) {
        for (String flag : instruction.flags()) {
            if (flag.startsWith("--mount=")) {
                mount(flag.substring("--mount=".length()), variables);
            } else if (!flag.startsWith("--network=") && !flag.startsWith("--security=")) {
                doubt("dmcp does not know `RUN " + flag + "`");
            }
        }
    }

    private void mount(String options, Variables variables) {
        Map<String, String> values = new HashMap<>();
        for (String option : options.split(",", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            values.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : option.substring(equals + 1));
        }
        String type = values.getOrDefault("type", "bind");
        String from = values.getOrDefault("from", "");
        Optional<String> source =
                variables.expanded(values.getOrDefault("source", values.getOrDefault("src", DockerfileUse.WHOLE)));
        boolean readsContext = type.equals("bind") && from.isEmpty();
        if (options.indexOf('"') >= 0 || (source.isEmpty() && type.equals("bind"))) {
            doubt("it cannot be said what `--mount=" + options + "` stands for");
        } else if (readsContext) {
            take(DockerfileUse.MAIN, source.orElseThrow());
        } else if (!from.isEmpty()) {
            takeFrom(from, source.orElse(DockerfileUse.WHOLE));
        }
    }

    // ---- what is taken -------------------------------------------------------------------

    private void takeFrom(String from, String path) {
        if (from.indexOf('$') >= 0 || !Variables.isPlain(from)) {
            doubt("it cannot be said what `from=" + from + "` stands for");
            return;
        }
        Optional<String> context = contextOf(from);
        Optional<Stage> stage = stages.find(from);
        if (context.isPresent()) {
            take(context.get(), path);
        } else if (stage.isPresent()) {
            reach(stage.get());
        } else if (!from.equals(SCRATCH)) {
            images.add(from);
        }
    }

    /** Nothing above a context can be reached: leading slashes and double dots end at its root. */
    private void take(String context, String path) {
        String clean = ContextPath.clean(path);
        paths.computeIfAbsent(context, name -> new TreeSet<>()).add(clean.isEmpty() ? DockerfileUse.WHOLE : clean);
    }
}
