package dev.dmcp.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.LoadResult.Loaded;
import dev.dmcp.compose.LoadResult.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a file, loading gives a project or problems, soon. {@code -Dfuzz.seconds=N} goes on for longer, {@code -Dfuzz.seed=N}
 * repeats a run, {@code -Dcorpus=FOLDER} takes its files as seeds too.
 */
class FuzzTest {
    private static final String FOLDER = "/project";
    private static final Pattern ODD_KEY = Pattern.compile("(\\$[^\"\n]*| \")\": ");
    private static final long SLOWEST_MILLIS = 5_000;

    private final long seed = Long.getLong("fuzz.seed", 20_261_101L);

    @Test
    void damaged_files_give_a_project_or_problems_and_never_an_exception() throws IOException {
        List<String> seeds = seeds();
        Random random = new Random(seed);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 3)).toNanos();
        int loaded = 0;
        int rejected = 0;
        while (System.nanoTime() < end) {
            long mutation = random.nextLong();
            String text = new Mutation(mutation).of(seeds.get(random.nextInt(seeds.size())));
            LoadResult result = load(text, mutation);
            if (result instanceof Loaded project) {
                loaded++;
                check(project.project(), text);
            } else {
                rejected++;
                assertThat(((Rejected) result).problems()).as(text).isNotEmpty();
            }
        }
        assertThat(loaded).as("mutations that are still a project").isPositive();
        assertThat(rejected).as("mutations that are none").isPositive();
    }

    private static LoadResult load(String text, long mutation) {
        long start = System.nanoTime();
        try {
            LoadResult result = ComposeLoader.load(request(), new MemoryFiles().with(FOLDER + "/compose.yaml", text));
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("milliseconds for\n%s", text)
                    .isLessThan(SLOWEST_MILLIS);
            return result;
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError("mutation " + mutation + " of\n" + text, failure);
        }
    }

    private static LoadRequest request() {
        // A service that is left out cannot be referred to when the output is read again.
        return LoadRequest.of(FOLDER, Map.of("HOME", "/home/tester")).withProfiles(List.of("*"));
    }

    /** What was written is a project again, and from then on stays the same; every project has its records. */
    private static void check(LoadedProject project, String text) {
        assertThat(project.model().services())
                .as(text)
                .hasSameSizeAs(project.canonical().fields("services"));
        if (ODD_KEY.matcher(project.json()).find()) {
            return; // the output doubles dollar signs in keys, where variables are not replaced; empty keys only lists
            // can have
        }
        LoadedProject once = again(project, text);
        LoadedProject twice = again(once, text);
        assertThat(twice.json()).as(text).isEqualTo(once.json());
    }

    private static LoadedProject again(LoadedProject project, String text) {
        String yaml = project.yaml();
        LoadResult again = ComposeLoader.load(request(), new MemoryFiles().with(FOLDER + "/compose.yaml", yaml));
        assertThat(again).as("%s\nfrom\n%s", yaml, text).isInstanceOf(Loaded.class);
        return ((Loaded) again).project();
    }

    /** An empty text counts as absent in the output, so only files without such oddities come back at once. */
    @Test
    void what_is_written_reads_back_as_the_same_project() throws IOException {
        for (String text : ownSeeds()) {
            if (load(text, 0) instanceof Loaded loaded) {
                assertThat(again(loaded.project(), text).json())
                        .as(text)
                        .isEqualTo(loaded.project().json());
            }
        }
    }

    private static List<String> ownSeeds() throws IOException {
        return texts(Path.of("src/test/resources/seeds"), ".*");
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = ownSeeds();
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isEmpty()) {
            seeds.addAll(texts(Path.of(corpus), ".*/input/.*\\.ya?ml"));
        }
        return seeds;
    }

    private static List<String> texts(Path folder, String pattern) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches(pattern)) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }
}
