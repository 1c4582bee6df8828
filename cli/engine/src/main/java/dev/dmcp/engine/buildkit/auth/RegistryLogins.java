package dev.dmcp.engine.buildkit.auth;

import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's logins, from {@code config.json} and the credential helpers that it names. Read when a registry is first
 * asked about: most builds never do.
 */
public final class RegistryLogins implements Function<String, Credentials> {
    /** Docker Hub answers at one host and is written down under another. */
    private static final String HUB_HOST = "registry-1.docker.io";

    private static final String HUB_SERVER = "https://index.docker.io/v1/";
    private static final long HELPER_SECONDS = 30;

    private final Path configFolder;
    private final List<Path> programFolders;
    private @Nullable DockerConfig config;

    /**
     * Logins of one user.
     *
     * @param configFolder {@code ~/.docker}, or what {@code DOCKER_CONFIG} says
     * @param searchPath where credential helpers are looked for, as {@code PATH} says it
     */
    public RegistryLogins(Path configFolder, String searchPath) {
        this.configFolder = configFolder;
        this.programFolders = Stream.of(searchPath.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** What is known for a host; nobody where nothing is, or where a file or helper fails. */
    @Override
    public synchronized Credentials apply(String host) {
        String server = host.equals(HUB_HOST) ? HUB_SERVER : host;
        DockerConfig known = config == null ? DockerConfig.in(configFolder) : config;
        config = known;
        Optional<Credentials> helped = known.helperFor(host).flatMap(helper -> ask(helper, server));
        return helped.or(() -> known.loginFor(server)).orElse(Credentials.NONE);
    }

    /** {@code docker-credential-NAME get}: the server on its standard input, JSON on its standard output. */
    private Optional<Credentials> ask(String helper, String server) {
        Optional<Path> program = programFolders.stream()
                .map(folder -> folder.resolve("docker-credential-" + helper))
                .filter(Files::isExecutable)
                .findFirst();
        return program.flatMap(found -> ask(found, server));
    }

    private static Optional<Credentials> ask(Path helper, String server) {
        try {
            Process process = new ProcessBuilder(helper.toString(), "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            }
            byte[] answer = process.getInputStream().readAllBytes();
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            return HelperAnswer.read(answer);
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
