package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestMemoryTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final long SECOND = 1_000_000_000;
    private static final FileStamp STAMP = new FileStamp(10, 20 * SECOND, 30 * SECOND, 40, 50);
    private static final Instant LATER = Instant.ofEpochSecond(60);
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    Path temporary;

    private Path memories;
    private final Path folder = Path.of("/project/context");

    @BeforeEach
    void nothing_is_remembered_yet() {
        memories = temporary.resolve("dmcp/digests");
    }

    @Test
    void a_file_with_the_same_stamp_has_the_same_digest_in_the_next_run() {
        remember(folder, "src/a.c", STAMP, LATER);

        assertThat(memory().digest("src/a.c", STAMP)).contains(DIGEST);
        assertThat(memory().digest("src/b.c", STAMP)).isEmpty();
    }

    @Test
    void a_stamp_that_differs_in_any_part_is_another_file() {
        remember(folder, "a", STAMP, LATER);

        List<FileStamp> others = List.of(
                new FileStamp(1, 20 * SECOND, 30 * SECOND, 40, 50),
                new FileStamp(100, 20 * SECOND, 30 * SECOND, 40, 50),
                new FileStamp(10, 20 * SECOND + 1, 30 * SECOND, 40, 50),
                new FileStamp(10, 20 * SECOND, 30 * SECOND + 1, 40, 50),
                new FileStamp(10, 20 * SECOND, 30 * SECOND, 4, 50),
                new FileStamp(10, 20 * SECOND, 30 * SECOND, 40, 5));

        assertThat(others)
                .allSatisfy(other -> assertThat(memory().digest("a", other)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {27, 30, 31, 33})
    void a_file_that_changed_shortly_before_it_was_read_is_read_again(long secondsOfReading) {
        remember(folder, "a", STAMP, Instant.ofEpochSecond(secondsOfReading));

        assertThat(memory().digest("a", STAMP)).isEmpty();
    }

    @Test
    void a_file_that_was_unknown_because_it_was_new_is_known_once_it_has_settled() {
        remember(folder, "a", STAMP, Instant.ofEpochSecond(31));
        remember(folder, "a", STAMP, Instant.ofEpochSecond(34));

        assertThat(memory().digest("a", STAMP)).contains(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\there", "Ã¤ b", "\u00ff\u0080", "quote\"s", "carriage\rreturn"})
    void names_may_have_any_characters(String name) {
        remember(folder, name, STAMP, LATER);

        assertThat(memory().digest(name, STAMP)).contains(DIGEST);
    }

    @Test
    void a_name_of_two_lines_is_not_remembered_and_harms_no_other() {
        DigestMemory memory = memory();
        memory.remember("a", STAMP, LATER, DIGEST);
        memory.remember("b\n" + DIGEST + " " + STAMP.text() + " c", STAMP, LATER, DIGEST);
        memory.save(LATER);

        assertThat(memory().digest("a", STAMP)).contains(DIGEST);
        assertThat(memory().digest("c", STAMP)).isEmpty();
    }

    @Test
    void folders_with_the_same_number_do_not_take_each_other_s_digests() {
        Path one = Path.of("/project/Aa");
        Path other = Path.of("/project/BB");
        assertThat(one.toString().hashCode()).isEqualTo(other.toString().hashCode());
        remember(one, "a", STAMP, LATER);

        assertThat(DigestMemory.of(memories, other).digest("a", STAMP)).isEmpty();
    }

    @Test
    void a_folder_may_have_any_name() {
        Path strange = Path.of("/project/ä ☕\t");
        remember(strange, "a", STAMP, LATER);

        assertThat(DigestMemory.of(memories, strange).digest("a", STAMP)).contains(DIGEST);
    }

    @Test
    void a_memory_that_was_damaged_in_any_place_says_nothing() throws IOException {
        remember(folder, "a", STAMP, LATER);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(memory().digest("a", STAMP)).as("byte " + at).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(memory().digest("a", STAMP)).as("length " + length).isEmpty();
        }
    }

    @Test
    void a_memory_that_cannot_be_written_is_given_up() throws IOException {
        Files.createDirectories(memories.getParent());
        Files.writeString(memories, "a file where the folder should be");

        remember(folder, "a", STAMP, LATER);

        assertThat(memory().digest("a", STAMP)).isEmpty();
    }

    @Test
    void what_was_not_seen_stays_until_it_piles_up() {
        DigestMemory first = memory();
        IntStream.range(0, 1_100).forEach(number -> remember(first, "old-" + number));
        first.save(LATER);

        DigestMemory second = memory();
        IntStream.range(0, 30).forEach(number -> remember(second, "new-" + number));
        second.save(LATER);
        assertThat(memory().digest("old-7", STAMP)).as("1,130 of 30 seen").isEmpty();
        assertThat(memory().digest("new-7", STAMP)).contains(DIGEST);

        DigestMemory third = memory();
        remember(third, "newest");
        third.save(LATER);
        assertThat(memory().digest("new-7", STAMP)).contains(DIGEST);
    }

    @Test
    void of_several_writers_at_once_the_last_one_wins_and_every_reader_reads_a_whole_memory() throws Exception {
        remember(folder, "shared", STAMP, LATER);
        List<Thread> writers = IntStream.range(0, 8)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> writeOften("of-" + writer)))
                .toList();
        int reads = 0;
        while (writers.stream().anyMatch(Thread::isAlive) || reads == 0) {
            assertThat(memory().digest("shared", STAMP)).contains(DIGEST);
            reads++;
        }
        for (Thread writer : writers) {
            writer.join();
        }
        onlyFile();
    }

    @Test
    void what_was_not_used_for_a_month_goes_when_another_memory_is_begun() throws IOException {
        Path gone = memoryOf("/gone");
        Path kept = memoryOf("/kept");
        lastUsed(gone, Duration.ofDays(31));
        lastUsed(kept, Duration.ofDays(29));
        Path halfWritten = Files.createFile(memories.resolve(".1.new"));
        lastUsed(halfWritten, Duration.ofDays(31));
        Path other = Files.createDirectory(memories.resolve("folder"));
        lastUsed(other, Duration.ofDays(31));

        use(folder, NOW);

        assertThat(List.of(gone, halfWritten)).noneMatch(Files::exists);
        assertThat(List.of(kept, other)).allMatch(Files::exists);
        assertThat(memory().digest("a", STAMP)).contains(DIGEST);
    }

    @Test
    void a_memory_that_is_only_read_counts_as_used_and_looks_after_the_others_once_a_day() throws IOException {
        use(folder, NOW);
        Path own = onlyFile();
        Path gone = memoryOf("/gone");
        Path another = memoryOf("/another");
        lastUsed(own, Duration.ofHours(25));
        lastUsed(gone, Duration.ofDays(31));

        use(folder, NOW);
        assertThat(gone).doesNotExist();
        assertThat(Files.getLastModifiedTime(own).toInstant()).isEqualTo(NOW);

        lastUsed(own, Duration.ofHours(23));
        lastUsed(another, Duration.ofDays(31));
        use(folder, NOW);
        assertThat(another).as("not on each call").exists();
        assertThat(memory().digest("a", STAMP)).contains(DIGEST);
    }

    /** As a build does that takes one file. */
    private void use(Path context, Instant now) {
        DigestMemory memory = DigestMemory.of(memories, context);
        if (memory.digest("a", STAMP).isEmpty()) {
            memory.remember("a", STAMP, LATER, DIGEST);
        }
        memory.save(now);
    }

    private Path memoryOf(String context) throws IOException {
        List<Path> before = files();
        use(Path.of(context), NOW);
        return files().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow();
    }

    private static void lastUsed(Path file, Duration ago) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(memories)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(memories)) {
            return files.toList();
        }
    }

    private void writeOften(String path) {
        for (int round = 0; round < 50; round++) {
            remember(folder, path, STAMP, LATER);
        }
    }

    private DigestMemory memory() {
        return DigestMemory.of(memories, folder);
    }

    private void remember(Path context, String path, FileStamp stamp, Instant began) {
        DigestMemory memory = DigestMemory.of(memories, context);
        Optional<String> known = memory.digest(path, stamp);
        assertThat(known)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        same -> assertThat(same).contains(DIGEST));
        memory.remember(path, stamp, began, DIGEST);
        memory.save(LATER);
    }

    private static void remember(DigestMemory memory, String path) {
        memory.digest(path, STAMP);
        memory.remember(path, STAMP, LATER, DIGEST);
    }

    /** No half-written one lies beside it. */
    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }
}
