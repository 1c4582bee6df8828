package dev.dmcp.compose.corpus;

import dev.dmcp.compose.LoadResult;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.hash.ConfigHash;
import dev.dmcp.compose.tree.Fields;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs all cases in one process and counts, by source, where dmcp and docker compose agree. */
final class CorpusRun {
    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Agreements and cases of each sort. */
    static final class Score {
        int accepted;
        int acceptedOf;
        int rejected;
        int rejectedOf;
        int hashes;
        int hashesOf;
        int profiles;
        int profilesOf;

        void add(Score other) {
            accepted += other.accepted;
            acceptedOf += other.acceptedOf;
            rejected += other.rejected;
            rejectedOf += other.rejectedOf;
            hashes += other.hashes;
            hashesOf += other.hashesOf;
            profiles += other.profiles;
            profilesOf += other.profilesOf;
        }
    }

    static CorpusRun over(Path corpus) throws IOException {
        CorpusRun run = new CorpusRun();
        for (CorpusCase one : CorpusCase.all(corpus)) {
            run.add(one);
        }
        return run;
    }

    private void add(CorpusCase one) throws IOException {
        Score score = scores.computeIfAbsent(one.source(), _ -> new Score());
        LoadResult result = one.load();
        String label = one.source() + "/" + one.name();
        if (!one.isAccepted()) {
            score.rejectedOf++;
            if (result instanceof LoadResult.Rejected) {
                score.rejected++;
            } else {
                differences.add("ACCEPTED " + label + "\n    "
                        + one.expected("expected.err").orElse("").strip());
            }
            return;
        }
        score.acceptedOf++;
        switch (result) {
            case LoadResult.Rejected rejected -> {
                differences.add("REJECTED " + label + "\n    "
                        + rejected.problems().stream().map(String::valueOf).collect(Collectors.joining("\n    ")));
                one.expected("expected.hash")
                        .ifPresent(hashes ->
                                score.hashesOf += (int) hashes.strip().lines().count());
            }
            case LoadResult.Loaded loaded -> compare(one, label, loaded.project(), score);
        }
    }

    private void compare(CorpusCase one, String label, LoadedProject project, Score score) throws IOException {
        if (same(one.expected("expected.json").orElseThrow(), project, label)) {
            score.accepted++;
        }
        Optional<String> everything = one.expected("expected.all-profiles.json");
        if (everything.isPresent()) {
            score.profilesOf++;
            if (one.loadAllProfiles() instanceof LoadResult.Loaded loaded
                    && same(everything.get(), loaded.project(), label + " with all profiles")) {
                score.profiles++;
            }
        }
        one.expected("expected.hash")
                .ifPresent(hashes -> hashes.strip().lines().forEach(line -> hash(line, label, project, score)));
    }

    private boolean same(String expected, LoadedProject project, String label) {
        String actual = CorpusCase.withPlaceholders(project.json());
        List<String> found = Difference.between(CorpusCase.parse(expected), CorpusCase.parse(actual));
        if (!found.isEmpty()) {
            differences.add("DIFFERS " + label + "\n    " + String.join("\n    ", found));
        }
        return found.isEmpty();
    }

    private void hash(String line, String label, LoadedProject project, Score score) {
        score.hashesOf++;
        String service = line.substring(0, line.indexOf(' '));
        Fields services = project.canonical().fields("services");
        Fields found = services == null ? null : services.fields(service);
        if (found != null && line.endsWith(ConfigHash.of(found))) {
            score.hashes++;
        } else {
            differences.add("HASH " + label + " " + service);
        }
    }

    Score total() {
        Score total = new Score();
        scores.values().forEach(total::add);
        return total;
    }

    List<String> differences() {
        return differences;
    }

    void print(PrintStream out) {
        differences.forEach(out::println);
        out.printf("%n%-26s %14s %14s %14s %14s%n", "source", "same JSON", "rejected", "hashes", "all profiles");
        scores.forEach((source, score) -> print(out, source, score));
        print(out, "all", total());
    }

    private static void print(PrintStream out, String label, Score score) {
        out.printf(
                "%-26s %14s %14s %14s %14s%n",
                label,
                share(score.accepted, score.acceptedOf),
                share(score.rejected, score.rejectedOf),
                share(score.hashes, score.hashesOf),
                share(score.profiles, score.profilesOf));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : part + " of " + whole;
    }
}
