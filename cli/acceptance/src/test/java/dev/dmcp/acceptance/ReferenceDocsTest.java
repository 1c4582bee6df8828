package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceDocsTest {

    private static final Path ROOT = Path.of(System.getProperty("root.directory"));

    /** How a service reads a variable, on whatever line of a chain. */
    private static final Pattern READ_VARIABLE =
            Pattern.compile("nvironment\\s*\\.(?:text|integer|flag|secret|choice|list)\\(\\s*\"([A-Z_]+)\"");

    @Test
    void the_page_on_exit_codes_lists_each_code_with_its_meaning() throws IOException {
        StringBuilder table = new StringBuilder("| code | meaning |\n|---:|---|\n");
        for (ExitCode code : ExitCode.values()) {
            table.append("| %d | %s |%n".formatted(code.code(), code.meaning()));
        }

        assertThat(Files.readString(ROOT.resolve("docs/exit-codes.md"))).endsWith(table.toString());
    }

    @Test
    void the_page_on_services_has_each_variable_that_they_read() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("services"))) {
            for (Path file : files.filter(ReferenceDocsTest::isMainSource).toList()) {
                READ_VARIABLE.matcher(Files.readString(file)).results().forEach(match -> read.add(match.group(1)));
            }
        }
        String page = Files.readString(ROOT.resolve("docs/services.md"));

        assertThat(read)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
    }

    private static boolean isMainSource(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }
}
