package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {

    private static Terminal terminal(boolean isSeen, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(InputStream.nullInputStream(), nowhere, nowhere, environment, Path.of("/"), isSeen, isSeen);
    }

    private static boolean isColoured(boolean isSeen, Map<String, String> environment, String... words) {
        return Style.of(terminal(isSeen, environment), List.of(words)).isColoured();
    }

    @Test
    void colour_is_for_people_who_want_it() {
        assertThat(isColoured(true, Map.of())).isTrue();
        assertThat(isColoured(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(isColoured(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(isColoured(false, Map.of())).isFalse();
    }

    @Test
    void a_flag_stands_above_what_the_terminal_is() {
        assertThat(isColoured(true, Map.of(), "ps", "--color", "never")).isFalse();
        assertThat(isColoured(false, Map.of("NO_COLOR", "1"), "ps", "--color=Always"))
                .isTrue();
        assertThat(isColoured(true, Map.of(), "ps", "--color", "auto")).isTrue();
    }

    @Test
    void the_flags_of_a_foreign_command_are_its_own() {
        assertThat(isColoured(true, Map.of(), "mcp", "tools", "--", "server", "--color", "never"))
                .isTrue();
    }
}
