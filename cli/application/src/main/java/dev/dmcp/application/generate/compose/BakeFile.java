package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The build definition for `docker buildx bake`: every image of the stack as one target. */
public final class BakeFile {
    private final Stack stack;
    private final Dockerfiles dockerfiles;
    private final HclText text = new HclText();

    private BakeFile(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
    }

    public static String of(Stack stack, Dockerfiles dockerfiles) {
        return new BakeFile(stack, dockerfiles).write();
    }

    private String write() {
        Map<String, List<ServiceSpec>> byTarget = new LinkedHashMap<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind().isBuilt()) {
                byTarget.computeIfAbsent(dockerfiles.target(service), _ -> new ArrayList<>())
                        .add(service);
            }
        }
        text.block("variable", Names.MIRROR_VARIABLE, () -> text.attribute("default", ""));
        text.block("group", "default", () -> text.attribute("targets", List.copyOf(byTarget.keySet())));
        byTarget.forEach(this::target);
        return text.toString();
    }

    /** Services that share an image are one target with several tags: built once. */
    private void target(String target, List<ServiceSpec> services) {
        Images images = stack.images();
        ServiceSpec first = services.getFirst();
        text.block("target", target, () -> {
            text.attribute("context", ".");
            text.attribute("dockerfile", dockerfiles.of(first));
            text.attribute("target", target);
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
