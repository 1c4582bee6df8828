package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold of every project: some dozens of made-up ones are pruned to each of their workspaces. */
class PrunedLockPropertyIT {
    private static final Path PROGRAM =
            Path.of(System.getProperty("root.directory"), "examples/dynamic-mcp/dockerfiles/node/prune.mjs");

    private static final int PROJECTS = 40;

    @TempDir
    private static Path folder;

    private static final List<Case> CASES = new ArrayList<>();

    /** @param cut the folder with the pruned files of one workspace */
    private record Case(NpmLock whole, String workspace, Path cut) {
        NpmLock after() throws IOException {
            return NpmLock.of(Files.readString(cut.resolve("build/package-lock.json")));
        }
    }

    @BeforeAll
    static void prune_them_all() throws IOException, InterruptedException {
        for (int seed = 0; seed < PROJECTS; seed++) {
            RandomNpmProject project = RandomNpmProject.of(seed);
            Path home = folder.resolve("project-" + seed);
            project.write(home);
            prune(home, home.resolve("out"), "");
            for (int number = 0; number < RandomNpmProject.WORKSPACES; number++) {
                String workspace = RandomNpmProject.workspace(number);
                CASES.add(new Case(
                        NpmLock.of(project.lockText()),
                        workspace,
                        home.resolve("out").resolve(workspace)));
            }
        }
    }

    private static void prune(Path project, Path out, String omit) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("node", PROGRAM.toString(), project.toString(), out.toString()));
        for (int number = 0; number < RandomNpmProject.WORKSPACES; number++) {
            words.add(RandomNpmProject.workspace(number) + omit);
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void the_made_up_projects_have_versions_below_versions() {
        assertThat(CASES)
                .anyMatch(each -> each.whole().packages().keySet().stream()
                        .anyMatch(place -> place.indexOf("node_modules/") != place.lastIndexOf("node_modules/")));
    }

    /** Walks the names that a program could ask for, each time in both trees. */
    @Test
    void whatever_the_workspace_can_reach_it_finds_at_the_same_place_and_in_the_same_version() throws IOException {
        for (Case each : CASES) {
            Set<String> seen = new LinkedHashSet<>();
            walk(each.whole(), each.after(), each.workspace(), true, seen);
            assertThat(seen).contains(each.workspace());
        }
    }

    private static void walk(NpmLock whole, NpmLock after, String place, boolean isOwn, Set<String> seen) {
        if (!seen.add(place)) {
            return;
        }
        Optional<String> target = whole.target(place);
        if (target.isPresent()) {
            walk(whole, after, target.get(), false, seen);
            return;
        }
        Set<String> names =
                new LinkedHashSet<>(whole.names(place, "dependencies").keySet());
        names.addAll(whole.names(place, "optionalDependencies").keySet());
        if (isOwn) {
            names.addAll(whole.names(place, "devDependencies").keySet());
        }
        for (String name : names) {
            String found = whole.resolve(place, name).orElseThrow();
            assertThat(after.resolve(place, name)).as("%s from %s", name, place).contains(found);
            assertThat(after.packages().get(found)).isEqualTo(whole.packages().get(found));
            walk(whole, after, found, false, seen);
        }
    }

    @Test
    void an_optional_peer_is_found_in_its_right_version_or_not_at_all() throws IOException {
        for (Case each : CASES) {
            NpmLock after = each.after();
            for (String place : after.packages().keySet()) {
                for (String peer : after.names(place, "peerDependencies").keySet()) {
                    Optional<String> found = after.resolve(place, peer);
                    if (found.isPresent()) {
                        assertThat(found)
                                .as("%s from %s", peer, place)
                                .isEqualTo(each.whole().resolve(place, peer));
                    }
                }
            }
        }
    }

    @Test
    void what_runs_is_a_part_of_what_is_installed() throws IOException {
        for (Case each : CASES) {
            NpmLock after = each.after();
            assertThat(Files.readAllLines(each.cut().resolve("production")))
                    .filteredOn(line -> !line.isEmpty())
                    .allSatisfy(line -> assertThat(after.has(line.substring(line.indexOf(' ') + 1)))
                            .as(line)
                            .isTrue());
        }
    }

    @Test
    void pruning_twice_is_pruning_once() throws IOException, InterruptedException {
        Case each = CASES.getLast();
        Path again = folder.resolve("again");
        Process process = new ProcessBuilder(
                        "node",
                        PROGRAM.toString(),
                        each.cut().resolve("build").toString(),
                        again.toString(),
                        each.workspace())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(again.resolve(each.workspace()).resolve("build/package-lock.json"))
                .hasSameTextualContentAs(each.cut().resolve("build/package-lock.json"));
    }

    @Test
    void what_no_build_needs_is_left_out_and_what_runs_stays() throws IOException, InterruptedException {
        Path project = folder.resolve("project-0");
        Path out = folder.resolve("omitted");
        prune(project, out, "=*");
        for (int number = 0; number < RandomNpmProject.WORKSPACES; number++) {
            String workspace = RandomNpmProject.workspace(number);
            Path usual = project.resolve("out").resolve(workspace);
            Path bare = out.resolve(workspace);
            assertThat(bare.resolve("production")).hasSameTextualContentAs(usual.resolve("production"));
            assertThat(Files.readString(bare.resolve("build").resolve(workspace).resolve("package.json")))
                    .doesNotContain("devDependencies");
        }
    }
}
