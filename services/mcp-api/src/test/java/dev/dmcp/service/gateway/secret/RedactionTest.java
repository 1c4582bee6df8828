package dev.dmcp.service.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void a_value_whose_name_sounds_secret_is_not_shown_unless_it_is_a_reference() {
        assertThat(Redaction.shown(Map.of(
                        "Authorization", "Bearer abc",
                        "X-Api-Key", "${env:GATEWAY_SECRET_KEY}",
                        "GITHUB_TOKEN", "Bearer ${file:/run/token}",
                        "password", "abc${env:X}",
                        "X-Team", "blue")))
                .isEqualTo(Map.of(
                        "Authorization", "[redacted]",
                        "X-Api-Key", "${env:GATEWAY_SECRET_KEY}",
                        "GITHUB_TOKEN", "Bearer ${file:/run/token}",
                        "password", "[redacted]",
                        "X-Team", "blue"));
    }

    @Test
    void an_address_is_shown_without_its_user_and_its_secret_parameters() {
        assertThat(Redaction.shownUrl("https://u:p@host/mcp?team=a&api_key=abc&token=${env:T}"))
                .isEqualTo("https://[redacted]@host/mcp?team=a&api_key=[redacted]&token=${env:T}");
        assertThat(Redaction.shownUrl("http://host:1/mcp")).isEqualTo("http://host:1/mcp");
    }

    @Test
    void a_command_is_shown_without_the_values_of_its_secret_options() {
        assertThat(Redaction.shownCommand(List.of(
                        "npx", "-y", "server", "--api-key", "abc", "--token=abc", "--port", "1", "KEY=abc", "--auth")))
                .containsExactly(
                        "npx",
                        "-y",
                        "server",
                        "--api-key",
                        "[redacted]",
                        "--token=[redacted]",
                        "--port",
                        "1",
                        "KEY=[redacted]",
                        "--auth");
    }
}
