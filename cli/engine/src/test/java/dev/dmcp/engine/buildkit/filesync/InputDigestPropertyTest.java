package dev.dmcp.engine.buildkit.filesync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.build.InputDigest;
import dev.dmcp.application.dockerfile.BaseImage;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two inputs have the same digest exactly when they lead to the same image: tried on made-up folders, each compared with one
 * that differs from it in one or two places.
 */
class InputDigestPropertyTest {
    private static final String DOCKERFILE = """
            FROM base AS tools
            COPY src/deep conf*.txt /x/
            FROM base AS app
            ARG FOLDER=src
            COPY ${FOLDER} conf*.txt /x/
            FROM base AS other
            COPY other /x/
            """;

    private static final int ROUNDS = 300;
    private static final List<String> FOLDERS = List.of("src", "src/deep", "other");
    private static final List<String> NAMES = List.of("a", "b.txt", "conf.txt", "noise.log", "ä b", "conf-2.txt");

    @TempDir
    private Path folder;

    /** All that decides, as a value. */
    private record World(
            Map<String, Entry> entries, String dockerfile, String ignore, String target, String base, String folder) {

        /** What can get into the image, by what stands in the Dockerfile and not by the program under test. */
        World seenByTheImage() {
            Map<String, Entry> seen = new TreeMap<>();
            entries.forEach((path, entry) -> {
                String under = target.equals("tools") ? "src/deep" : target.equals("app") ? folder : "other";
                boolean taken = (path + "/").startsWith(under + "/")
                        || (!target.equals("other") && path.startsWith("conf") && path.endsWith(".txt"));
                // The folder above what is taken is sent too, with its mode.
                boolean above =
                        (under + "/").startsWith(path + "/") && entry.kind().equals("folder");
                if ((taken || above) && (ignore.isEmpty() || !path.endsWith(".log"))) {
                    seen.put(path, entry);
                }
            });
            return new World(seen, dockerfile, ignore, target, base, folder);
        }
    }

    /** @param content of a file, or where a link leads */
    private record Entry(String kind, String mode, String content) {}

    @Test
    void digests_are_equal_exactly_when_images_are() throws IOException {
        int equal = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            World one = world(random);
            World other = one;
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                other = changed(other, random);
            }
            boolean same = one.seenByTheImage().equals(other.seenByTheImage());
            equal += same ? 1 : 0;

            assertThat(digest(one, round + "-one", random).equals(digest(other, round + "-other", random)))
                    .as("round %d: %s and %s", round, one, other)
                    .isEqualTo(same);
        }
        assertThat(equal).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static World world(Random random) {
        Map<String, Entry> entries = new TreeMap<>();
        FOLDERS.forEach(path -> entries.put(path, new Entry("folder", "rwxr-xr-x", "")));
        for (String parent : List.of("", "src/", "src/deep/", "other/")) {
            for (String name : NAMES) {
                if (random.nextBoolean()) {
                    entries.put(parent + name, entry(random));
                }
            }
        }
        String ignore = random.nextBoolean() ? "**/*.log\n" : "";
        String target = List.of("tools", "app", "other").get(random.nextInt(3));
        return new World(entries, DOCKERFILE, ignore, target, "sha256:1", "src");
    }

    private static Entry entry(Random random) {
        return random.nextInt(5) == 0
                ? new Entry("link", "", "gone-" + random.nextInt(3))
                : new Entry("file", random.nextBoolean() ? "rw-r--r--" : "rwxr-x---", "text " + random.nextInt(3));
    }

    private static World changed(World world, Random random) {
        Map<String, Entry> entries = new TreeMap<>(world.entries());
        List<String> paths = new ArrayList<>(entries.keySet());
        paths.removeAll(FOLDERS);
        String path = paths.isEmpty() ? "src/new" : paths.get(random.nextInt(paths.size()));
        String text = world.dockerfile();
        return switch (random.nextInt(10)) {
            case 0 ->
                new World(
                        entries, text + "# a comment\n", world.ignore(), world.target(), world.base(), world.folder());
            case 1 ->
                new World(entries, text, world.ignore() + "*.tmp\n", world.target(), world.base(), world.folder());
            case 2 -> new World(entries, text, world.ignore(), "app", world.base(), world.folder());
            case 3 -> new World(entries, text, world.ignore(), world.target(), "sha256:2", world.folder());
            case 4 -> new World(entries, text, world.ignore(), world.target(), world.base(), "other");
            case 5 -> {
                entries.remove(path);
                yield with(world, entries);
            }
            case 6 -> {
                Entry moved = entries.remove(path);
                entries.put(path + "-moved.txt", moved == null ? entry(random) : moved);
                yield with(world, entries);
            }
            case 7 -> {
                entries.put("src", new Entry("folder", "rwxr-x--x", ""));
                yield with(world, entries);
            }
            default -> {
                entries.put(path, entry(random));
                yield with(world, entries);
            }
        };
    }

    private static World with(World world, Map<String, Entry> entries) {
        return new World(entries, world.dockerfile(), world.ignore(), world.target(), world.base(), world.folder());
    }

    /** Written in an order of its own, at another place and time. */
    private String digest(World world, String name, Random random) throws IOException {
        Path home = folder.resolve(name + "-" + random.nextInt(1_000));
        write(world, home, random);
        BuildInput input = BuildInput.folder(home.toString())
                .withTarget(world.target())
                .withArguments(Map.of("FOLDER", world.folder()));
        DockerfileUse use = DockerfileUse.of(
                world.dockerfile(),
                input.target(),
                input.arguments(),
                Set.of(),
                image -> Optional.of(new BaseImage(Map.of(), false)));
        assertThat(use.doubt()).isEmpty();
        Map<String, String> bases =
                use.images().stream().collect(Collectors.toMap(image -> image, image -> world.base()));
        return InputDigest.of(input, new ContextFiles().read(input, world.dockerfile(), use), bases)
                .value();
    }

    private static void write(World world, Path home, Random random) throws IOException {
        for (String path : FOLDERS) {
            Files.createDirectories(home.resolve(path));
        }
        Files.writeString(home.resolve("Dockerfile"), world.dockerfile());
        if (!world.ignore().isEmpty()) {
            Files.writeString(home.resolve(".dockerignore"), world.ignore());
        }
        List<String> paths = new ArrayList<>(world.entries().keySet());
        Collections.shuffle(paths, random);
        for (String path : paths) {
            write(
                    home.resolve(path),
                    Objects.requireNonNull(world.entries().get(path)),
                    FileTime.fromMillis(random.nextLong(2_000_000_000_000L)));
        }
    }

    private static void write(Path file, Entry entry, FileTime time) throws IOException {
        switch (entry.kind()) {
            case "link" -> {
                Files.createSymbolicLink(file, Path.of(entry.content()));
                return;
            }
            case "file" -> Files.writeString(file, entry.content());
            default -> assertThat(file).isDirectory();
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(entry.mode()));
        Files.setAttribute(file, "lastModifiedTime", time, LinkOption.NOFOLLOW_LINKS);
    }
}
