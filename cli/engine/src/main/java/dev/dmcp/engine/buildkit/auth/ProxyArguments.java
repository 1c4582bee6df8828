package dev.dmcp.engine.buildkit.auth;

import dev.dmcp.application.image.BuildInput;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The {@code proxies} of {@code config.json} as build arguments. Steps see them as variables, in capitals and in small
 * letters, and neither the image nor the cache keeps them; they may hold passwords, so that nobody but the builder is
 * told of them.
 */
public final class ProxyArguments implements UnaryOperator<BuildInput> {
    private static final Map<String, String> ARGUMENTS = Map.of(
            "httpProxy", "HTTP_PROXY",
            "httpsProxy", "HTTPS_PROXY",
            "ftpProxy", "FTP_PROXY",
            "noProxy", "NO_PROXY",
            "allProxy", "ALL_PROXY");

    private final Path configFolder;
    private final String engine;

    /**
     * The proxies of one user.
     *
     * @param configFolder {@code ~/.docker}, or what {@code DOCKER_CONFIG} says
     * @param engine the address under which {@code config.json} may have them
     */
    public ProxyArguments(Path configFolder, String engine) {
        this.configFolder = configFolder;
        this.engine = engine;
    }

    /** With the proxies that the input itself does not set, in whatever letters. */
    @Override
    public BuildInput apply(BuildInput input) {
        var set = input.arguments().keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Map<String, String> added = new TreeMap<>();
        DockerConfig.in(configFolder).proxiesOf(engine).forEach((kind, address) -> {
            String argument = ARGUMENTS.get(kind);
            if (argument != null && !address.isEmpty() && !set.contains(argument)) {
                added.put(argument, address);
            }
        });
        return added.isEmpty() ? input : input.withArguments(added);
    }
}
