package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.auth.AuthRule;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.log.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What every service is told by its environment; docs/services.md lists the variables.
 *
 * @param host address to listen on
 * @param port 0 lets the system choose
 * @param instance echoed by {@code /health}, so that a supervisor knows its child; empty when nobody set it
 * @param tokenKey absent means: make or read the one in the data folder, which {@link Mode#PROD} does not allow
 * @param corsOrigins pages of other origins that may call
 * @param allowedHosts names that the service goes by, beside the local ones
 * @param dataDirectory where a service keeps its files; may not exist yet
 * @param stopGrace how long requests under way may take after a signal to stop
 */
public record ServiceConfig(
        String host,
        int port,
        String instance,
        Mode mode,
        AuthRule auth,
        Optional<Secret> tokenKey,
        List<String> corsOrigins,
        List<String> allowedHosts,
        Optional<Secret> metricsToken,
        Level logLevel,
        Path dataDirectory,
        Duration stopGrace) {

    public ServiceConfig {
        corsOrigins = List.copyOf(corsOrigins);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /**
     * Reads them; what is wrong is left with the environment.
     *
     * @param portVariable read when {@code PORT} is not set, as in {@code MCP_MEMORY_PORT}
     */
    public static ServiceConfig read(Environment environment, String portVariable, int defaultPort) {
        Mode mode = environment.choice("DMCP_ENV", defaultMode(environment));
        return new ServiceConfig(
                environment.text("HOST", "127.0.0.1"),
                environment.integer("PORT", environment.integer(portVariable, defaultPort, 0, 65_535), 0, 65_535),
                environment.text("DMCP_INSTANCE", ""),
                mode,
                environment.choice("DMCP_AUTH", AuthRule.OPTIONAL),
                tokenKey(environment, mode),
                environment.list("CORS_ORIGIN"),
                environment.list("ALLOWED_HOSTS"),
                environment.secret("METRICS_TOKEN"),
                environment.choice("LOG_LEVEL", Level.INFO),
                dataDirectory(environment),
                Duration.ofSeconds(environment.integer("STOP_GRACE_SECONDS", 8, 0, 3_600)));
    }

    /** {@code NODE_ENV} is what the {@code .env} files of the stacks that move here already say. */
    private static Mode defaultMode(Environment environment) {
        return environment.text("NODE_ENV", "").equals("production") ? Mode.PROD : Mode.LOCAL;
    }

    private static Optional<Secret> tokenKey(Environment environment, Mode mode) {
        Optional<Secret> key = environment.secret("JWT_SECRET");
        if (key.isEmpty() && mode == Mode.PROD) {
            environment.problem("JWT_SECRET is not set; prod has no default (`dmcp env init` makes a strong one)");
        }
        if (key.isPresent() && length(key.get()) < Tokens.SHORTEST_KEY_BYTES) {
            environment.problem("JWT_SECRET is shorter than " + Tokens.SHORTEST_KEY_BYTES
                    + " bytes, so it could be guessed (`dmcp env init` makes a strong one)");
        }
        return key;
    }

    private static int length(Secret key) {
        return key.reveal().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Path dataDirectory(Environment environment) {
        Optional<String> given = environment.text("DATA_DIR");
        if (given.isPresent()) {
            return Path.of(given.get());
        }
        Path share = environment
                .text("XDG_DATA_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.text("HOME", "."), ".local", "share"));
        return share.resolve("dmcp");
    }
}
