package dev.dmcp.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.validate.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people do wrong, and what they read then: each folder is a mistake, {@code compose.yaml}, beside the text, {@code expected.err}.
 */
class ProblemsTest {
    private static final Path CASES = Path.of("src/test/resources/problems");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mistake_is_told_with_its_place_and_its_mend(String name) throws IOException {
        String text = Files.readString(CASES.resolve(name).resolve("compose.yaml"));
        LoadResult result = ComposeLoader.load(
                LoadRequest.of("/project", Map.of()), new MemoryFiles().with("/project/compose.yaml", text));

        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        matches(CASES.resolve(name).resolve("expected.err"), told((LoadResult.Rejected) result));
    }

    private static String told(LoadResult.Rejected result) {
        String warnings = result.warnings().stream()
                .map(problem -> "warning: " + problem + "\n")
                .collect(Collectors.joining());
        return result.problems().stream()
                        .map(Problem::toString)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                + warnings;
    }

    private static void matches(Path golden, String actual) throws IOException {
        boolean rewrite = Boolean.getBoolean("golden.update");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (rewrite && !expected.equals(actual)) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).as("%s; -Dgolden.update=true rewrites it", golden).isEqualTo(expected);
    }
}
