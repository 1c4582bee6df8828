package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.Environment.Containers;
import dev.dmcp.cli.option.GraceOption;
import dev.dmcp.cli.option.RegistryOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} takes only where containers run. */
final class ContainerOptions {

    @Mixin
    final GraceOption grace = new GraceOption();

    @Option(
            names = {"-d", "--detach"},
            hidden = true,
            description = "Always so; for the fingers' sake.")
    @SuppressWarnings("UnusedVariable") // `up` always leaves containers behind
    boolean detach;

    @Option(names = "--no-recreate", description = "Keep containers though their configuration changed.")
    boolean noRecreate;

    @Option(names = "--no-deps", description = "Leave alone what the named services depend on.")
    boolean noDependencies;

    @Option(
            names = {"-V", "--renew-anon-volumes"},
            description = "Give replaced containers fresh volumes without a name.")
    boolean renewAnonymousVolumes;

    @Option(names = "--scale", paramLabel = "SERVICE=N", description = "How many containers of a service.")
    List<String> scale = List.of();

    @Option(names = "--pull", paramLabel = "WHEN", description = "Pull images: `always`, `missing` or `never`.")
    @Nullable
    String pull;

    @Mixin
    final RegistryOptions registry = new RegistryOptions();

    Containers read() {
        return new Containers(
                noRecreate,
                noDependencies,
                renewAnonymousVolumes,
                scales(),
                Optional.ofNullable(pull),
                grace.grace(),
                registry.timeout());
    }

    private Map<String, Integer> scales() {
        Map<String, Integer> scales = new LinkedHashMap<>();
        for (String text : scale) {
            int equals = text.indexOf('=');
            try {
                scales.put(text.substring(0, equals), Integer.parseUnsignedInt(text.substring(equals + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
                throw new Failure.InvalidInput(
                        "`--scale %s` does not say how many".formatted(text), "write `--scale web=3`");
            }
        }
        return scales;
    }
}
