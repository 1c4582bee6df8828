package dev.dmcp.service.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
    private static Optional<String> variable(String name) {
        return switch (name) {
            case "JWT_SECRET" -> Optional.of("ours");
            case "GATEWAY_SECRET_KEY" -> Optional.of("theirs");
            default -> Optional.empty();
        };
    }

    @TempDir
    Path folder;

    @Test
    void the_operators_references_lead_anywhere() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "from a file\n");
        SecretSource source = SecretSource.unlimited(SecretSourceTest::variable);

        assertThat(source.resolve("Bearer ${env:JWT_SECRET}, ${file:" + file + "}!"))
                .isEqualTo("Bearer ours, from a file!");
        assertThat(source.resolve("${HOME} ${input:x} ${env:} ${ $")).isEqualTo("${HOME} ${input:x} ${env:} ${ $");
    }

    @Test
    void callers_references_lead_to_named_variables_and_into_one_folder_only() throws Exception {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("token"), "theirs too");
        Files.writeString(folder.resolve("own"), "ours");
        Files.createSymbolicLink(secrets.resolve("link"), folder.resolve("own"));
        SecretSource source = SecretSource.limited(SecretSourceTest::variable, secrets);

        assertThat(source.resolve("${env:GATEWAY_SECRET_KEY} ${file:token}")).isEqualTo("theirs theirs too");
        assertThat(source.resolve("${file:" + secrets.resolve("token") + "}")).isEqualTo("theirs too");
        for (String text : new String[] {
            "${env:JWT_SECRET}", "${file:/etc/passwd}", "${file:../own}", "${file:link}", "${file:.}", "${env:PATH}"
        }) {
            assertThatThrownBy(() -> source.resolve(text))
                    .as(text)
                    .isInstanceOf(UnresolvedException.class)
                    .hasMessageNotContaining("ours");
        }
    }

    @Test
    void a_reference_that_leads_to_nothing_is_named() {
        SecretSource source = SecretSource.unlimited(SecretSourceTest::variable);

        assertThatThrownBy(() -> source.resolve("${env:NO_SUCH}"))
                .hasMessageContaining("`${env:NO_SUCH}` leads to nothing");
        assertThatThrownBy(() -> source.resolve("${file:/no/such}")).hasMessageContaining("`${file:/no/such}`");
    }
}
