package dev.dmcp.compose.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the loader against what docker compose answered. The corpus is no part of this repository. */
class CorpusTest {
    private static final double BAR = 0.98;

    /** Where the corpus lies: {@code -Dcorpus=FOLDER}, else beside the repository. */
    static Path corpus() {
        String root = System.getProperty("root.directory", ".");
        String named = System.getProperty("corpus", "");
        return (named.isEmpty() ? Path.of(root, "..", "shared", "compose-corpus") : Path.of(named)).normalize();
    }

    @Test
    void dmcp_and_docker_compose_agree_on_the_corpus() throws IOException {
        assumeTrue(
                Files.isDirectory(corpus()),
                () -> "there is no corpus in " + corpus() + "; name it with -Dcorpus=FOLDER");
        CorpusRun run = CorpusRun.over(corpus());
        Path report = Path.of("target", "corpus.txt");
        try (PrintStream out = new PrintStream(Files.newOutputStream(report), false, StandardCharsets.UTF_8)) {
            run.print(out);
        }
        CorpusRun.Score total = run.total();
        assertThat(total.acceptedOf).as("cases in %s", corpus()).isPositive();
        assertThat(share(total.accepted, total.acceptedOf))
                .as("same JSON, see %s", report)
                .isGreaterThanOrEqualTo(BAR);
        assertThat(share(total.rejected, total.rejectedOf))
                .as("rejected, see %s", report)
                .isGreaterThanOrEqualTo(BAR);
        assertThat(share(total.profiles, total.profilesOf))
                .as("same JSON with all profiles, see %s", report)
                .isGreaterThanOrEqualTo(BAR);
        assertThat(share(total.hashes, total.hashesOf))
                .as("same hash, see %s", report)
                .isGreaterThanOrEqualTo(BAR);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
