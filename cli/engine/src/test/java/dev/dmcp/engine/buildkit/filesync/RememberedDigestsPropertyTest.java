package dev.dmcp.engine.buildkit.filesync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.engine.files.DigestMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the files of a context, what is remembered of them says the same as reading them does: tried with
 * changes that hide themselves, while another run reads and remembers too.
 */
class RememberedDigestsPropertyTest {
    private static final int ROUNDS = 250;
    private static final List<String> NAMES = List.of("a", "b", "src/c", "src/d", "src/deep/e", "ä f");
    private static final DockerfileUse EVERYTHING =
            new DockerfileUse(Set.of(), Map.of(DockerfileUse.MAIN, Set.of(".")), Set.of(), Optional.empty());

    /** A clock that runs ahead, so that files have settled after a moment and the test need not wait for seconds. */
    private static final InstantSource CLOCK = InstantSource.offset(InstantSource.system(), Duration.ofMillis(2_900));

    private static final Duration SETTLES = Duration.ofMillis(150);

    @TempDir
    private Path temporary;

    private Path context;
    private Path memories;

    @BeforeEach
    void makeFolders() throws IOException {
        memories = temporary.resolve("memories");
        context = temporary.resolve("context");
        Files.createDirectories(context.resolve("src/deep"));
    }

    @Test
    void what_is_remembered_is_what_would_be_read() throws Exception {
        Random random = new Random(5);
        for (String name : NAMES) {
            Files.writeString(context.resolve(name), content(random));
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> readUntil(over));
        int hits = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String done = change(random);
            if (round % 10 == 0) {
                letSettle();
            }
            hits += known();
            assertThat(read(remembering()).files())
                    .as("round %d: %s", round, done)
                    .isEqualTo(read(new ContextFiles()).files());
        }
        over.set(true);
        other.join();
        assertThat(hits).as("digests that were known").isGreaterThan(ROUNDS);
    }

    /** Another run; it may read a file in the midst of a change, and must not remember that. */
    private void readUntil(AtomicBoolean over) {
        while (!over.get()) {
            read(remembering());
        }
    }

    private ContextFiles remembering() {
        return new ContextFiles(folder -> DigestMemory.of(memories, folder), CLOCK);
    }

    private InputFiles read(ContextFiles files) {
        InputFiles read = files.read(BuildInput.folder(context.toString()), "", EVERYTHING);
        files.remember();
        return read;
    }

    private int known() throws IOException {
        DigestMemory memory = DigestMemory.of(memories, context);
        int known = 0;
        for (String name : NAMES) {
            Path file = context.resolve(name);
            known += memory.digest(name, UnixAttributes.of(file).stamp()).isPresent() ? 1 : 0;
        }
        return known;
    }

    private static void letSettle() {
        long end = System.nanoTime() + SETTLES.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    /** All of the same length, so that the size gives nothing away. */
    private static String content(Random random) {
        return Integer.toString(10_000 + random.nextInt(4));
    }

    private String change(Random random) throws IOException {
        Path file = context.resolve(NAMES.get(random.nextInt(NAMES.size())));
        Path second = context.resolve(NAMES.get(random.nextInt(NAMES.size())));
        FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        switch (random.nextInt(8)) {
            case 0 -> Files.writeString(file, content(random));
            case 1 -> {
                Files.writeString(file, content(random));
                Files.setLastModifiedTime(file, time);
            }
            case 2 -> replace(file, content(random), time);
            case 3 -> swap(file, second);
            case 4 ->
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(random.nextBoolean() ? "rw-r--r--" : "rwxr-xr-x"));
            case 5 -> Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextLong(2_000_000_000_000L)));
            case 6 -> link(file, second);
            default -> {
                return "nothing";
            }
        }
        return file + " and " + second;
    }

    /** As editors do, with the time of the file before. */
    private void replace(Path file, String content, FileTime time) throws IOException {
        Path fresh = temporary.resolve("fresh");
        Files.writeString(fresh, content);
        Files.setLastModifiedTime(fresh, time);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void swap(Path one, Path other) throws IOException {
        if (!one.equals(other)) {
            Path aside = temporary.resolve("aside");
            Files.move(one, aside);
            Files.move(other, one);
            Files.move(aside, other);
        }
    }

    /** One file by two names; whoever changes one changes the other. */
    private void link(Path file, Path name) throws IOException {
        if (!file.equals(name)) {
            Path fresh = temporary.resolve("fresh");
            Files.createLink(fresh, file);
            Files.move(fresh, name, StandardCopyOption.ATOMIC_MOVE);
            // Two names of one file: a move from one to the other does nothing, and leaves it.
            Files.deleteIfExists(fresh);
        }
    }
}
