package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The build definition for `docker buildx bake`: every image of the stack as one target. */
public final class BakeFile {
    private final Stack stack;
    private final Dockerfiles dockerfiles;
    private final HclText text = new HclText();

    /** In a bake file, images of all Dockerfiles are side by side. */
    private record Image(String dockerfile, String target) {
        static Image of(ServiceSpec service, Dockerfiles dockerfiles) {
            return new Image(dockerfiles.of(service), dockerfiles.target(service));
        }
    }

    private BakeFile(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
    }

    public static String of(Stack stack, Dockerfiles dockerfiles) {
        return new BakeFile(stack, dockerfiles).write();
    }

    private String write() {
        Map<Image, List<ServiceSpec>> byImage = new LinkedHashMap<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind().isBuilt()) {
                byImage.computeIfAbsent(Image.of(service, dockerfiles), _ -> new ArrayList<>())
                        .add(service);
            }
        }
        Map<Image, String> names = names(byImage);
        text.block("variable", Names.MIRROR_VARIABLE, () -> text.attribute("default", ""));
        text.block("group", "default", () -> text.attribute("targets", List.copyOf(names.values())));
        byImage.forEach((image, services) -> target(names.get(image), image, services));
        return text.toString();
    }

    /** As its target, or as its first service where that is the name of another one. */
    private static Map<Image, String> names(Map<Image, List<ServiceSpec>> byImage) {
        Map<Image, String> names = new LinkedHashMap<>();
        byImage.keySet().forEach(image -> names.put(image, image.target()));
        Set<String> shared = shared(names);
        while (!shared.isEmpty()) {
            Set<String> taken = shared;
            // A name that becomes a service's may be another one's target, which then gives way as well.
            names.replaceAll((image, name) ->
                    taken.contains(name) ? byImage.get(image).getFirst().name() : name);
            shared = shared(names);
        }
        return names;
    }

    private static Set<String> shared(Map<Image, String> names) {
        Set<String> all = new HashSet<>();
        return names.values().stream().filter(name -> !all.add(name)).collect(Collectors.toSet());
    }

    /** Services that share an image are one target with several tags: built once. */
    private void target(String name, Image image, List<ServiceSpec> services) {
        Images images = stack.images();
        ServiceSpec first = services.getFirst();
        text.block("target", name, () -> {
            text.attribute("context", ".");
            text.attribute("dockerfile", image.dockerfile());
            text.attribute("target", image.target());
            text.expressions("args", Map.of("IMAGE_MIRROR", mirror(images)));
            text.attribute(
                    "tags",
                    services.stream()
                            .map(service -> images.nameOf(stack.name(), service.name()))
                            .toList());
            text.attribute(
                    "labels", new ServiceParts(stack, dockerfiles).labels(first).toMap());
            optional("platforms", images.platforms());
            optional("cache-from", images.cacheFrom());
            optional("cache-to", images.cacheTo());
        });
    }

    private void optional(String name, List<String> values) {
        if (!values.isEmpty()) {
            text.attribute(name, values);
        }
    }

    /** As compose files have it: what is set to nothing counts as not set. */
    private static String mirror(Images images) {
        return "%s != \"\" ? %s : %s"
                .formatted(Names.MIRROR_VARIABLE, Names.MIRROR_VARIABLE, HclText.quoted(Names.defaultMirror(images)));
    }
}
