package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(
                folder.resolve("dmcp.yaml"), "version: 1\nname: demo\nservices: { db: { kind: postgres } }\n");
    }

    @Test
    void a_machine_is_prepared_once_and_then_has_nothing_to_say() throws IOException {
        assertThat(run("env", "init")).isEqualTo(new Result(0, "", """
                write .env (not there)
                write .secrets/db-password (not there, a random value)
                """));
        String secret = Files.readString(folder.resolve(".secrets/db-password"));
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");

        assertThat(run("env", "init")).isEqualTo(new Result(0, "", ""));
        assertThat(Files.readString(folder.resolve(".secrets/db-password"))).isEqualTo(secret);
        assertThat(run("env", "check")).isEqualTo(new Result(0, "env check: nothing to say\n", ""));
    }

    @Test
    void what_is_missing_is_told_with_an_exit_code() {
        assertThat(run("env", "check")).isEqualTo(new Result(1, """
                warning: .env: is not there, so every setting has its default (`dmcp env init` makes it)
                error: .secrets/db-password: is not there, and `prod` needs it (`dmcp env init` makes it)
                """, ""));
        assertThat(run("env", "check", "-o", "json").out()).startsWith("[{\"severity\":\"warning\",\"file\":\".env\"");
    }

    @Test
    void a_dry_run_shows_no_secret_and_writes_nothing() {
        assertThat(run("env", "init", "--dry-run").out()).isEqualTo("""
                env init:
                  s1  write .env  (not there)
                  s2  write .secrets/db-password  (not there, a random value)
                """);
        assertThat(folder.resolve(".env")).doesNotExist();
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder).run(arguments);
    }
}
