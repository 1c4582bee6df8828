package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.List;
import java.util.Map;

/** The build definition for `docker buildx bake`: every image of the stack as one target. */
public final class BakeFile {
    private final Stack stack;
    private final HclText text = new HclText();

    private BakeFile(Stack stack) {
        this.stack = stack;
    }

    public static String of(Stack stack) {
        return new BakeFile(stack).write();
    }

    private String write() {
        List<ServiceSpec> built = stack.services().stream()
                .filter(service -> service.kind().isBuilt())
                .toList();
        text.block("variable", Names.MIRROR_VARIABLE, () -> text.attribute("default", ""));
        text.block(
                "group",
                "default",
                () -> text.attribute(
                        "targets", built.stream().map(ServiceSpec::name).toList()));
        built.forEach(this::target);
        return text.toString();
    }

    private void target(ServiceSpec service) {
        Images images = stack.images();
        text.block("target", service.name(), () -> {
            text.attribute("context", ".");
            text.attribute("dockerfile", Dockerfiles.of(service));
            text.attribute("target", Dockerfiles.target(service));
            text.expressions("args", Map.of("IMAGE_MIRROR", mirror(images)));
            text.attribute("tags", List.of(images.nameOf(stack.name(), service.name())));
            text.attribute("labels", new ServiceParts(stack).labels(service).toMap());
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
