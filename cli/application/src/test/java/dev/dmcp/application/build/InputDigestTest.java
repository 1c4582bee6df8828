package dev.dmcp.application.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.image.InputFiles.InputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputDigestTest {
    private static final BuildInput INPUT = BuildInput.folder("/repo").withArguments(Map.of("VERSION", "1"));
    private static final InputFile MAIN = new InputFile("src/main.c", 0644, "aa");
    private static final InputFiles FILES = files("FROM debian", Optional.of("*.log"), List.of(MAIN));
    private static final Map<String, String> BASES = Map.of("debian", "sha256:1");

    @Test
    void the_same_input_has_the_same_digest_wherever_it_lies() {
        assertThat(InputDigest.of(INPUT, FILES, BASES).value())
                .isEqualTo(InputDigest.of(
                                BuildInput.folder("/elsewhere").withArguments(Map.of("VERSION", "1")), FILES, BASES)
                        .value());
    }

    @Test
    void everything_that_may_change_the_image_changes_the_digest() {
        Set<String> digests = new HashSet<>();
        List<InputDigest> all = List.of(
                InputDigest.of(INPUT, FILES, BASES),
                InputDigest.of(INPUT, files("FROM debian\n", Optional.of("*.log"), List.of(MAIN)), BASES),
                InputDigest.of(INPUT, files("FROM debian", Optional.empty(), List.of(MAIN)), BASES),
                InputDigest.of(INPUT, files("FROM debian", Optional.of("*.txt"), List.of(MAIN)), BASES),
                InputDigest.of(INPUT, with(new InputFile("src/main.c", 0755, "aa")), BASES),
                InputDigest.of(INPUT, with(new InputFile("src/main.c", 0644, "ab")), BASES),
                InputDigest.of(INPUT, with(new InputFile("src/mainc", 0644, "aa")), BASES),
                InputDigest.of(INPUT, with(new InputFile("src/main.c", 1 << 27, "aa")), BASES),
                InputDigest.of(INPUT, files("FROM debian", Optional.of("*.log"), List.of()), BASES),
                InputDigest.of(
                        INPUT,
                        files("FROM debian", Optional.of("*.log"), List.of(MAIN, new InputFile("z", 0644, ""))),
                        BASES),
                InputDigest.of(INPUT, FILES, Map.of("debian", "sha256:2")),
                InputDigest.of(INPUT, FILES, Map.of()),
                InputDigest.of(INPUT.withTarget("build"), FILES, BASES),
                InputDigest.of(INPUT.withArguments(Map.of("VERSION", "2")), FILES, BASES),
                InputDigest.of(INPUT.withArguments(Map.of("OTHER", "1")), FILES, BASES),
                InputDigest.of(INPUT.withPlatforms(List.of("linux/arm64")), FILES, BASES),
                InputDigest.of(INPUT.withSecrets(List.of("token")), FILES, BASES));
        all.forEach(digest -> digests.add(digest.value()));

        assertThat(digests).hasSize(all.size());
    }

    /** Any two lists of files that differ have different digests, however the text could be cut otherwise. */
    @Test
    void no_two_different_contexts_share_a_digest() {
        Random random = new Random(5);
        Map<String, List<InputFile>> seen = new HashMap<>();
        for (int round = 0; round < 5_000; round++) {
            List<InputFile> context = randomContext(random);
            String digest = InputDigest.of(INPUT, files("FROM a", Optional.empty(), context), BASES)
                    .value();
            assertThat(seen.getOrDefault(digest, context)).isEqualTo(context);
            seen.put(digest, context);
        }
        assertThat(seen.size()).isGreaterThan(1_000);
    }

    private static List<InputFile> randomContext(Random random) {
        String alphabet = "a/b 1:\n";
        List<InputFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            StringBuilder path = new StringBuilder();
            for (int length = 1 + random.nextInt(3); length > 0; length--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (paths.add(path.toString())) {
                files.add(new InputFile(path.toString(), random.nextInt(3), "c" + random.nextInt(3)));
            }
        }
        return files;
    }

    @Test
    void the_first_difference_is_named() {
        InputDigest now = InputDigest.of(INPUT, FILES, BASES);

        assertThat(now.firstDifference(now.parts())).isEmpty();
        assertThat(now.firstDifference(InputDigest.of(INPUT.withArguments(Map.of("VERSION", "0")), FILES, BASES)
                        .parts()))
                .contains("argument VERSION changed");
        assertThat(now.firstDifference(InputDigest.of(INPUT, with(new InputFile("old", 0644, "")), BASES)
                        .parts()))
                .contains("file src/main.c is new");
        assertThat(InputDigest.of(INPUT, files("FROM debian", Optional.of("*.log"), List.of()), BASES)
                        .firstDifference(now.parts()))
                .contains("file src/main.c is gone");
    }

    @Test
    void the_values_of_arguments_do_not_stand_in_the_parts() {
        InputDigest digest = InputDigest.of(INPUT.withArguments(Map.of("TOKEN", "hunter2")), FILES, BASES);

        assertThat(digest.parts().toString()).doesNotContain("hunter2");
    }

    private static InputFiles with(InputFile file) {
        return files("FROM debian", Optional.of("*.log"), List.of(file));
    }

    private static InputFiles files(String dockerfile, Optional<String> ignore, List<InputFile> context) {
        return new InputFiles(dockerfile, ignore, Map.of("context", context));
    }
}
