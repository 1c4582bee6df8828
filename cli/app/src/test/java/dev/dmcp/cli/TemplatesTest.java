package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final String COPY = "dockerfiles/templates/project/dockerignore.mustache";

    @TempDir
    private Path folder;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), """
                version: 1
                name: demo
                services:
                  db: { kind: postgres }
                """);
    }

    @Test
    void a_copy_is_used_from_then_on() throws IOException {
        run("generate");

        assertThat(run("templates", "eject", "project/dockerignore"))
                .isEqualTo(new Result(0, "", "write " + COPY + " (copy of project/2)\n"));
        assertThat(run("templates", "list").out())
                .containsPattern("project/dockerignore +project/2 .* from project/2\n");

        Files.writeString(folder.resolve(COPY), Files.readString(folder.resolve(COPY)) + "**/my-own\n");
        assertThat(run("generate").err())
                .contains("update .dockerignore (template project/2 became project/2 by way of " + COPY);
        assertThat(Files.readString(folder.resolve(".dockerignore"))).endsWith("**/my-own\n");
        assertThat(run("generate", "--check").code()).isZero();
        assertThat(run("templates", "show", "project/dockerignore").out()).endsWith("**/my-own\n");

        Files.delete(folder.resolve(COPY));
        assertThat(run("generate").code()).isZero();
        assertThat(Files.readString(folder.resolve(".dockerignore"))).doesNotContain("my-own");
    }

    @Test
    void a_changed_copy_is_shown_and_replaced_only_when_asked() throws IOException {
        run("templates", "eject", "project/dockerignore");
        assertThat(run("templates", "diff")).isEqualTo(new Result(0, "", ""));
        Files.writeString(folder.resolve(COPY), Files.readString(folder.resolve(COPY)) + "**/my-own\n");

        assertThat(run("templates", "diff").out()).startsWith("--- a/" + COPY).endsWith("+**/my-own\n");
        assertThat(run("templates", "eject", "project")).isEqualTo(new Result(2, "", """
                error: there is a copy already: %s

                hint: `dmcp templates diff` shows how it differs from the bundled template, `--force` replaces it
                """.formatted(COPY)));
        assertThat(folder.resolve("dockerfiles/templates/project/healthcheck.mustache"))
                .doesNotExist();

        assertThat(run("templates", "eject", "project", "--force").code()).isZero();
        assertThat(run("templates", "diff").out()).isEmpty();
        assertThat(folder.resolve("dockerfiles/templates/project/healthcheck.mustache"))
                .exists();
    }

    @Test
    void copies_may_lie_elsewhere() throws IOException {
        Result ejected = run("templates", "eject", "project/dockerignore", "--to", "own/");

        assertThat(ejected.code()).isZero();
        assertThat(ejected.err()).contains("`own` is used once dmcp.yaml has it: `images: { templates: own }`");
        assertThat(run("templates", "list").out()).doesNotContain("OWN COPY");

        Files.writeString(
                folder.resolve("dmcp.yaml"),
                Files.readString(folder.resolve("dmcp.yaml")) + "images: { templates: own }\n");
        assertThat(run("templates", "list").out()).contains("OWN COPY");
        assertThat(run("generate", "--dry-run").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/outside", "/", "own/../../outside"})
    void copies_outside_of_the_project_are_refused(String elsewhere) throws IOException {
        assertThat(run("templates", "eject", "site", "--to", elsewhere))
                .isEqualTo(new Result(2, "", """
                error: `--to %s` is outside of the project

                hint: give a folder below `dmcp.yaml`
                """.formatted(elsewhere)));

        Files.writeString(
                folder.resolve("dmcp.yaml"),
                Files.readString(folder.resolve("dmcp.yaml")) + "images: { templates: " + elsewhere + " }\n");
        Result refused = run("generate");
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
                .contains("dmcp.yaml:5:22: images.templates: `" + elsewhere + "` is outside of the project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "own/site", "own/site/nginx.conf.mustache", "own/gone"})
    void a_link_that_leads_copies_out_of_the_project_is_refused_by_its_name(String link, @TempDir Path elsewhere)
            throws IOException {
        Files.createDirectories(elsewhere.resolve("own/site"));
        Files.writeString(elsewhere.resolve("own/site/nginx.conf.mustache"), "# another's\n");
        Path at = folder.resolve(link);
        Files.createDirectories(at.getParent());
        Files.createSymbolicLink(at, elsewhere.resolve(link));
        Files.writeString(
                folder.resolve("dmcp.yaml"),
                Files.readString(folder.resolve("dmcp.yaml")) + "images: { templates: own }\n");

        Result refused = new Result(2, "", """
                error: cannot use the templates in `own`: `%s` is a symbolic link that leads out of the project

                hint: put what it leads to in its place
                """.formatted(link));
        assertThat(run("generate")).isEqualTo(refused);
        assertThat(run("templates", "list")).isEqualTo(refused);
        assertThat(run("templates", "eject", "site", "--force")).isEqualTo(refused);
        assertThat(elsewhere.resolve("own/site/nginx.conf.mustache")).hasContent("# another's\n");
    }

    @Test
    void a_link_within_the_project_is_none_of_these() throws IOException {
        run("templates", "eject", "project/dockerignore");
        Path copy = folder.resolve(COPY);
        Files.move(copy, folder.resolve("ignored.mustache"));
        Files.createSymbolicLink(copy, Path.of("../../../ignored.mustache"));

        assertThat(run("generate").code()).isZero();
        assertThat(Files.readString(folder.resolve(".dockerignore"))).contains("by way of " + COPY);
    }

    @Test
    void a_dry_run_copies_nothing() {
        assertThat(run("templates", "eject", "site/nginx.conf", "--dry-run").out())
                .isEqualTo("""
                templates eject:
                  s1  write dockerfiles/templates/site/nginx.conf.mustache  (copy of site/1)
                """);
        assertThat(folder.resolve("dockerfiles")).doesNotExist();
    }

    @Test
    void templates_can_be_looked_at_anywhere() throws IOException {
        Files.delete(folder.resolve("dmcp.yaml"));

        assertThat(run("templates", "list").out()).contains("npm/Dockerfile");
        assertThat(run("templates", "list", "-o", "json").out()).contains("{\"name\":\"java/Dockerfile\",\"version\":");
        assertThat(run("templates", "show", "site/nginx.conf").out())
                .startsWith("{{#image}}\n# {{name}}: static files");
        assertThat(run("templates", "eject", "site/nginx.conf").code()).isEqualTo(2);
    }

    @Test
    void an_unknown_name_is_told() {
        assertThat(run("templates", "show", "npm/Dockerfil")).isEqualTo(new Result(2, "", """
                error: there is no template `npm/Dockerfil`

                hint: `dmcp templates list` names all of them
                """));
        assertThat(run("templates", "show", "npm").err()).contains("hint: name one of npm/Dockerfile, npm/prune.mjs");
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder).run(arguments);
    }
}
