package dev.dmcp.engine.docker.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineAddressResolverTest {

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private String resolve(String host, String context) {
        EngineChoice choice = new EngineChoice(
                Optional.ofNullable(host.isEmpty() ? null : host),
                Optional.ofNullable(context.isEmpty() ? null : context),
                environment,
                home);
        return new EngineAddressResolver(choice).resolve().toString();
    }

    private void context(String name, String host, boolean withTls) throws IOException {
        String id = sha256(name);
        Path meta =
                Files.createDirectories(home.resolve(".docker/contexts/meta").resolve(id));
        Files.writeString(meta.resolve("meta.json"), """
                {"Name":"%s","Metadata":{"Description":"x"},"Endpoints":{"kubernetes":{},"docker":{"Host":"%s","SkipTLSVerify":false}}}
                """.formatted(name, host));
        if (withTls) {
            Files.createDirectories(
                    home.resolve(".docker/contexts/tls").resolve(id).resolve("docker"));
        }
    }

    private static String sha256(String name) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void the_standard_socket_where_nothing_is_said() {
        assertThat(resolve("", "")).isEqualTo("UnixSocket[path=/var/run/docker.sock]");
    }

    @Test
    void the_flag_wins_over_the_environment_and_that_over_contexts() throws IOException {
        context("remote", "tcp://far:2375", false);
        Files.writeString(home.resolve(".docker/config.json"), "{\"auths\":{},\"currentContext\":\"remote\"}");

        assertThat(resolve("", "")).isEqualTo("Tcp[host=far, port=2375, tls=Optional.empty]");
        environment.put("DOCKER_CONTEXT", "default");
        assertThat(resolve("", "")).isEqualTo("UnixSocket[path=/var/run/docker.sock]");
        environment.put("DOCKER_HOST", "unix:///run/mine.sock");
        assertThat(resolve("", "")).isEqualTo("UnixSocket[path=/run/mine.sock]");
        assertThat(resolve("", "remote")).startsWith("Tcp[host=far");
        assertThat(resolve("tcp://near", "")).isEqualTo("Tcp[host=near, port=2375, tls=Optional.empty]");
    }

    @Test
    void tls_comes_from_the_environment_or_the_context() throws IOException {
        context("remote", "tcp://far:2376", true);
        assertThat(resolve("", "remote")).contains("port=2376, tls=Optional[TlsFiles[", "verify=true");

        environment.put("DOCKER_HOST", "tcp://near");
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", "/certs");
        assertThat(resolve("", ""))
                .isEqualTo("Tcp[host=near, port=2376, tls=Optional[TlsFiles[folder=/certs, verify=true]]]");
    }

    @Test
    void docker_config_moves_the_folder() throws IOException {
        context("remote", "tcp://far:1", false);
        environment.put("DOCKER_CONFIG", home.resolve("elsewhere").toString());

        assertThatThrownBy(() -> resolve("", "remote"))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("there is no docker context `remote`");
    }

    @Test
    void what_cannot_be_understood_is_said() {
        assertThatThrownBy(() -> resolve("carrier-pigeon://x", ""))
                .hasMessageContaining("a scheme that dmcp does not speak");
        assertThatThrownBy(() -> resolve("tcp://", "")).isInstanceOf(Failure.InvalidInput.class);
        assertThatThrownBy(() -> resolve("a", "b")).hasMessage("`--host` and `--context` both name an engine");
    }
}
