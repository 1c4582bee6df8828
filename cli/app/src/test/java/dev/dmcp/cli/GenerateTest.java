package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
    private static final String STACK = """
            version: 1
            name: demo
            services:
              db: { kind: postgres }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), STACK);
    }

    @Test
    void files_are_written_and_told_and_then_are_right() {
        Result first = run("generate");

        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("create docker-compose.prod.yml (not there)");
        assertThat(folder.resolve("docker-compose.prod.yml")).exists();
        assertThat(run("generate", "--check")).isEqualTo(new Result(0, "generate: nothing to do\n", ""));
    }

    @Test
    void a_check_changes_nothing_and_has_an_exit_code_of_its_own() throws IOException {
        Result check = run("generate", "--check");

        assertThat(check).isEqualTo(new Result(4, """
                generate:
                  f1  create .dockerignore  (not there)
                  f2  create .env.example  (not there)
                  f3  create docker-compose.dev.yml  (not there)
                  f4  create docker-compose.prod.yml  (not there)
                  f5  create docker-compose.yml  (not there)
                """, ""));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_edited_file_is_kept_and_its_difference_shown_until_overwriting_is_asked_for() throws IOException {
        run("generate");
        Path file = folder.resolve(".env.example");
        Files.writeString(file, Files.readString(file).replace("DB_USER=postgres", "DB_USER=me"));

        Result kept = run("generate");

        assertThat(kept.code()).isZero();
        assertThat(kept.out()).contains("-DB_USER=me\n+DB_USER=postgres\n");
        assertThat(kept.err()).contains("`.env.example` was edited by hand and stays as it is");
        assertThat(Files.readString(file)).contains("DB_USER=me");
        assertThat(run("generate", "--check").code()).isEqualTo(4);

        assertThat(run("generate", "--overwrite").code()).isZero();
        assertThat(run("generate", "--check").code()).isZero();
    }

    @Test
    void a_dry_run_prints_the_plan_also_for_machines() {
        assertThat(run("generate", "--dry-run", "-o", "json").out())
                .startsWith("{\"plan\":\"generate\",\"steps\":[{\"id\":\"f1\",\"operation\":\"create .dockerignore\"");
        assertThat(folder.resolve(".dockerignore")).doesNotExist();
    }

    @Test
    void a_broken_description_is_told_and_nothing_is_written() throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), STACK.replace("postgres", "postgras"));

        assertThat(run("generate")).isEqualTo(new Result(2, "", """
                error: cannot use `dmcp.yaml`: one problem
                  dmcp.yaml:4:15: services.db.kind: there is no kind `postgras` (did you mean `postgres`?)
                """));
        assertThat(folder.resolve("docker-compose.yml")).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_leaves_everything_as_it_was() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("docker-compose.yml"), Path.of("elsewhere/missing/file.yml"));

        Result result = run("generate");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("error: cannot write `docker-compose.yml`: ")
                .contains("\nhint: ");
        assertThat(folder.resolve(".dockerignore")).doesNotExist();
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder).run(arguments);
    }
}
