package dev.dmcp.service.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.InvalidConfigurationException;
import dev.dmcp.service.kit.lifecycle.RunningService;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main server makes of the administrator's password. */
class AdminPasswordTest {
    @TempDir
    Path folder;

    @Test
    void prod_refuses_a_password_that_could_be_guessed() {
        assertThatThrownBy(() -> log("prod", Map.of("ADMIN_PASSWORD", "fourteen chars")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("ADMIN_PASSWORD is shorter than 15 characters")
                .hasMessageNotContaining("fourteen chars");
    }

    @Test
    void prod_refuses_the_password_that_compose_files_of_development_have() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "for-development-only-never-elsewhere\n");

        assertThatThrownBy(() -> log("prod", Map.of("ADMIN_PASSWORD_FILE", file.toString())))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("ADMIN_PASSWORD is the one of development");
    }

    @Test
    void prod_refuses_an_empty_file() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "\n");

        assertThatThrownBy(() -> log("prod", Map.of("ADMIN_PASSWORD_FILE", file.toString())))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("ADMIN_PASSWORD_FILE names an empty file");
    }

    @Test
    void prod_without_a_password_says_that_nobody_can_sign_in() throws Exception {
        assertThat(log("prod", Map.of())).contains("nobody can sign in: ADMIN_PASSWORD is not set");
        assertThat(log("prod", Map.of("ADMIN_PASSWORD", "fifteen letters"))).doesNotContain("nobody can sign in");
    }

    @Test
    void a_laptop_takes_any_password() throws Exception {
        assertThat(log("local", Map.of("ADMIN_PASSWORD", "short"))).doesNotContain("nobody can sign in");
    }

    /** What a server with these variables has said when it is up. */
    private String log(String mode, Map<String, String> more) throws StartFailure, InterruptedException {
        var variables = new HashMap<>(Map.of(
                "PORT",
                "0",
                "DMCP_ENV",
                mode,
                "DATA_DIR",
                folder.toString(),
                "JWT_SECRET",
                "a key of more than thirty-two bytes for tests"));
        variables.putAll(more);
        var lines = new ByteArrayOutputStream();
        var out = new PrintStream(lines, true, StandardCharsets.UTF_8);
        try (RunningService server =
                RunningService.start(new ServerDefinition(), new Environment(variables), "test", out)) {
            assertThat(server.port()).isPositive();
        }
        return lines.toString(StandardCharsets.UTF_8);
    }
}
