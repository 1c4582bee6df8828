package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that installs packages in an image build, beginning with what an earlier build installed; by npm itself. */
class ContinuedInstallIT {
    private static final Path PROGRAM =
            Path.of(System.getProperty("root.directory"), "examples/dynamic-mcp/dockerfiles/node/install.mjs");

    @TempDir
    private Path project;

    @TempDir
    private Path kept;

    @TempDir
    private static Path archives;

    /** Packages in archives, so that no registry is asked. */
    @BeforeAll
    static void pack_two_packages() throws IOException, InterruptedException {
        for (String name : List.of("one", "two")) {
            Path source = Files.createDirectories(archives.resolve("sources").resolve(name));
            Files.writeString(
                    source.resolve("package.json"),
                    "{\"name\":\"%s\",\"version\":\"1.0.0\",\"bin\":\"run.js\"}".formatted(name));
            Files.writeString(source.resolve("run.js"), "#!/usr/bin/env node\nconsole.log('" + name + "');\n");
            output(archives, 0, "npm", "pack", "--silent", "./sources/" + name);
        }
    }

    @BeforeEach
    void install_the_first() throws IOException, InterruptedException {
        for (String archive : List.of("one-1.0.0.tgz", "two-1.0.0.tgz")) {
            Files.copy(archives.resolve(archive), project.resolve(archive));
        }
        want("one");
        assertThat(install()).contains("added 1 package");
    }

    @Test
    void a_package_more_is_added_to_what_was_kept() throws IOException, InterruptedException {
        want("one", "two");

        assertThat(install()).contains("added 1 package ").doesNotContain("added 2 packages");
        assertThat(run("node_modules/.bin/one")).isEqualTo("one\n");
        assertThat(run("node_modules/.bin/two")).isEqualTo("two\n");
    }

    @Test
    void what_was_kept_and_continued_is_what_npm_ci_gives() throws IOException, InterruptedException {
        want("one", "two");
        install();
        List<String> continued = tree();

        run("npm", "ci", "--no-audit", "--no-fund");

        assertThat(continued).isEqualTo(tree());
    }

    @Test
    void a_package_that_nobody_wants_any_more_goes() throws IOException, InterruptedException {
        want("two");

        install();

        assertThat(project.resolve("node_modules/one")).doesNotExist();
        assertThat(project.resolve("node_modules/two/run.js")).exists();
    }

    @Test
    void the_lock_file_stays_as_it_was() throws IOException, InterruptedException {
        want("one", "two");
        String before = Files.readString(project.resolve("package-lock.json"));

        install();

        assertThat(project.resolve("package-lock.json")).hasContent(before);
    }

    @Test
    void a_broken_archive_is_passed_over_and_replaced() throws IOException, InterruptedException {
        Files.writeString(archive(), "no archive");

        assertThat(install()).contains("added 1 package");

        assertThat(run("node_modules/.bin/one")).isEqualTo("one\n");
        assertThat(Files.size(archive())).isGreaterThan(1_000);
    }

    /** npm believes its own record of what is there; the lock file is asked again. */
    @Test
    void a_kept_installation_with_other_content_than_the_lock_file_names_is_not_used()
            throws IOException, InterruptedException {
        Path record = project.resolve("node_modules/.package-lock.json");
        Files.writeString(
                record,
                Files.readString(record).replaceFirst("\"integrity\": \"[^\"]*\"", "\"integrity\": \"sha512-AAAA\""));
        Files.writeString(project.resolve("node_modules/one/run.js"), "#!/usr/bin/env node\nconsole.log('other');\n");
        run("tar", "-cf", archive().toString(), "node_modules");

        install();

        assertThat(run("node_modules/.bin/one")).isEqualTo("one\n");
    }

    @Test
    void a_lock_file_that_does_not_fit_ends_the_build() throws IOException, InterruptedException {
        Files.writeString(project.resolve("package.json"), manifest("one", "two"));
        remove(project.resolve("node_modules"));

        assertThat(output(project, 1, "node", PROGRAM.toString(), kept.toString()))
                .contains("npm ci` can only install packages when");
    }

    private void want(String... names) throws IOException, InterruptedException {
        Files.writeString(project.resolve("package.json"), manifest(names));
        run("npm", "install", "--package-lock-only", "--no-audit", "--no-fund");
    }

    private static String manifest(String... names) {
        String dependencies = Stream.of(names)
                .map(name -> "\"%s\":\"file:%s-1.0.0.tgz\"".formatted(name, name))
                .collect(Collectors.joining(","));
        return "{\"name\":\"p\",\"version\":\"1.0.0\",\"dependencies\":{" + dependencies + "}}";
    }

    /** As in an image build: nothing but the manifests and the mount is there. */
    private String install() throws IOException, InterruptedException {
        remove(project.resolve("node_modules"));
        return run("node", PROGRAM.toString(), kept.toString());
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("node_modules"))) {
            return files.map(file -> project.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String run(String... words) throws IOException, InterruptedException {
        return output(project, 0, words);
    }

    private static String output(Path folder, int code, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }
}
