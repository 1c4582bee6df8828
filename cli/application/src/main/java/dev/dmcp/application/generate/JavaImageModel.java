package dev.dmcp.application.generate;

import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.java.JavaImages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** From a stack and its Maven build to the model of their Dockerfile. */
final class JavaImageModel {
    private static final long SMALLEST_HEAP_BYTES = 32L << 20;
    private static final long SMALLEST_YOUNG_BYTES = 8L << 20;
    private static final int USUAL_PORT = 8080;

    private JavaImageModel() {}

    /** @param mavenSettings files below {@code .mvn} that a Maven call reads */
    static JavaImages of(Stack stack, MavenReactor reactor, List<String> mavenSettings) {
        List<JavaImages.Service> services = new ArrayList<>();
        Set<String> arguments = new LinkedHashSet<>();
        Set<String> modules = new TreeSet<>(JavaImages.USUAL_MODULES);
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Java java) {
                services.add(service(service, java.folder(), reactor));
                arguments.addAll(java.buildArguments());
                modules.addAll(java.modules());
            }
        }
        return new JavaImages(
                stack.name(),
                sources(reactor, mavenSettings),
                reactor.folders().stream()
                        .map(folder -> new JavaImages.Module(folder, reactor.needs(folder)))
                        .toList(),
                reactor.pom(),
                List.copyOf(arguments),
                String.join(",", modules),
                services);
    }

    private static JavaImages.Service service(ServiceSpec service, String folder, MavenReactor reactor) {
        return new JavaImages.Service(
                service.name(),
                folder,
                reactor.moduleOf(folder),
                reactor.artifacts().getOrDefault(folder, service.name()),
                service.port().orElse(USUAL_PORT),
                virtualMachineFlags(service));
    }

    private static List<JavaImages.Source> sources(MavenReactor reactor, List<String> mavenSettings) {
        List<JavaImages.Source> sources = new ArrayList<>();
        mavenSettings.forEach(file -> sources.add(new JavaImages.Source(file, file)));
        reactor.otherPoms().forEach(pom -> sources.add(new JavaImages.Source(pom, pom)));
        reactor.folders().forEach(folder -> sources.add(new JavaImages.Source(folder + "/", folder + "/")));
        return sources;
    }

    /**
     * The flags that start fast and stay small (docs/adr/0013); half of the service's memory is for its heap, the rest for all else.
     *
     * <ul>
     *   <li>The heap's young part keeps its size, which else grows with the rest and is never given back.
     *   <li>The start-up cache stays where it was made for: moving it rewrites, and so copies, ten of its megabytes.
     *   <li>What was hot in training is not compiled before it is hot again: that took two fifths of a start's processor time. But then after half as many calls
     *       as usual (docs/adr/0017): what is not compiled costs a container of a third of a processor more than compiling it.
     * </ul>
     */
    private static List<String> virtualMachineFlags(ServiceSpec service) {
        long memory = service.limits().memoryBytes().orElse(SMALLEST_HEAP_BYTES * 8);
        long heap = Math.max(SMALLEST_HEAP_BYTES, memory / 2);
        long young = Math.max(SMALLEST_YOUNG_BYTES, memory / 64);
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.5",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xmx" + (heap >> 20) + "m",
                "-Xmn" + (young >> 20) + "m",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:-AOTReplayTraining");
    }
}
