package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import dev.dmcp.cli.command.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DmcpTest {

    private static final String ESCAPE = "\u001b[";

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new CommandLineTester(directory).run(arguments);
    }

    @Test
    void version_says_which_dmcp_and_which_java() {
        Result result = run("version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("dmcp \\d+\\.\\d+\\.\\d+ \\(Java 25[.\\d]*\\)\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void version_is_json_for_machines_wherever_the_option_stands() {
        assertThat(run("-o", "json", "version")).isEqualTo(run("version", "-o", "json"));
        assertThat(run("version", "-o", "json").out()).startsWith("{\"version\":\"");
    }

    @Test
    void no_command_shows_the_overview() {
        assertThat(run()).isEqualTo(run("--help"));
        assertThat(run().out()).contains("Usage: dmcp COMMAND", "version", "Examples:");
    }

    @Test
    void help_of_a_command_comes_by_both_ways() {
        assertThat(run("help", "version").out()).contains("Usage: dmcp version");
        assertThat(run("version", "--help")).isEqualTo(run("help", "version"));
    }

    @Test
    void every_command_has_help_and_takes_the_flags_of_all() {
        for (CommandTable.Command command : CommandTable.everyCommand()) {
            String[] words = (command.path() + " --color never -o json --help")
                    .substring("dmcp ".length())
                    .split(" ");

            assertThat(run(words).out()).as(command.path()).contains("Usage: " + command.path());
        }
    }

    @Test
    void colour_comes_where_it_is_asked_for() throws IOException {
        Files.writeString(
                directory.resolve("dmcp.yaml"), "version: 1\nname: demo\nservices: { db: { kind: postgres } }\n");
        Files.writeString(directory.resolve(".env.example"), "edited by hand");

        assertThat(run("generate", "--color", "always").err()).contains(ESCAPE);
        assertThat(run("version", "--help", "--color=always").out()).contains(ESCAPE);
        assertThat(run("verison", "--color", "always").err()).contains(ESCAPE);
        assertThat(run("mcp", "tools", "--", "no-such-program", "--color=always")
                        .err())
                .doesNotContain(ESCAPE);
    }

    @Test
    void an_unknown_command_names_the_nearest_one() {
        assertThat(run("verison")).isEqualTo(new Result(2, "", """
                error: unknown command `dmcp verison`

                hint: did you mean `dmcp version`?
                """));
    }

    @Test
    void an_unknown_option_is_a_usage_failure() {
        Result result = run("version", "--nope");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: unknown option `--nope`\n\nhint: ");
    }

    @Test
    void completion_covers_every_command_in_every_shell() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            assertThat(run("completion", shell).out()).contains("version", "completion");
        }
    }
}
