package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program that cuts a lock file down to one workspace, on the example's own lock file, judged by npm itself. */
class PrunedLockIT {
    private static final Path EXAMPLE = Path.of(System.getProperty("root.directory"), "examples", "dynamic-mcp");
    private static final String OMITTED = "vitest,@eslint/js,eslint*,prettier,typescript-eslint,jsdom";

    private record Answer(int code, String text) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"shared, 60", "server, 450", "client, 350"})
    void npm_agrees_with_what_is_left_of_the_lock(String workspace, int most) throws IOException, InterruptedException {
        assertThat(prune(EXAMPLE, workspace)).isEqualTo(new Answer(0, ""));
        Path cut = folder.resolve("out").resolve(workspace).resolve("build");

        Answer npm = run(cut, "npm", "ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund");

        assertThat(npm.code()).as(npm.text()).isZero();
        String lock = Files.readString(cut.resolve("package-lock.json"));
        assertThat(packages(lock)).isBetween(1L, (long) most);
        assertThat(packages(Files.readString(EXAMPLE.resolve("package-lock.json"))))
                .isGreaterThan(550);
        assertThat(lock).doesNotContain("\"node_modules/vitest\"");
    }

    @Test
    void what_runs_is_listed_with_links_and_nested_packages_and_without_compilers()
            throws IOException, InterruptedException {
        prune(EXAMPLE, "server");

        assertThat(Files.readAllLines(folder.resolve("out/server/production")))
                .contains(
                        "required node_modules/@dynamic-mcp/shared",
                        "required node_modules/fastify",
                        "required node_modules/@prisma/client")
                .noneMatch(line -> line.matches(".* node_modules/(typescript|vue|prisma|fastify/.*)"));
    }

    @Test
    void the_same_lock_gives_the_same_bytes() throws IOException, InterruptedException {
        prune(EXAMPLE, "client");
        Path lock = folder.resolve("out/client/build/package-lock.json");
        String first = Files.readString(lock);

        prune(EXAMPLE, "client");

        assertThat(Files.readString(lock)).isEqualTo(first);
    }

    @Test
    void a_lock_that_lacks_a_package_ends_the_build_with_its_name() throws IOException, InterruptedException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(project.resolve("app"));
        Files.writeString(project.resolve("package.json"), "{\"name\":\"p\",\"workspaces\":[\"app\"]}");
        Files.writeString(project.resolve("app/package.json"), "{\"name\":\"app\",\"dependencies\":{\"gone\":\"1\"}}");
        Files.writeString(project.resolve("package-lock.json"), """
                {"name": "p", "lockfileVersion": 3, "packages": {
                  "": {"name": "p", "workspaces": ["app"]},
                  "app": {"dependencies": {"gone": "1"}},
                  "node_modules/app": {"resolved": "app", "link": true}}}
                """);

        assertThat(prune(project, "app"))
                .isEqualTo(
                        new Answer(
                                1,
                                "prune: package-lock.json has no gone, which app needs; run npm install --package-lock-only\n"));
        assertThat(prune(project, "elsewhere").text())
                .isEqualTo(
                        "prune: package-lock.json knows no workspace elsewhere; run npm install --package-lock-only\n");
    }

    private Answer prune(Path project, String workspace) throws IOException, InterruptedException {
        Path program = EXAMPLE.resolve("dockerfiles/node/prune.mjs");
        return run(
                project,
                "node",
                program.toString(),
                project.toString(),
                folder.resolve("out").toString(),
                workspace + "=" + OMITTED);
    }

    private static long packages(String lock) {
        try (Stream<String> lines = lock.lines()) {
            return lines.filter(line -> line.contains("node_modules/") && line.endsWith("{"))
                    .count();
        }
    }

    private static Answer run(Path directory, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("pruned-lock", ".txt");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(words)))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
