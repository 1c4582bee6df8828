package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceDocsTest {

    private static final Path ROOT = Path.of(System.getProperty("root.directory"));

    @Test
    void the_page_on_exit_codes_lists_each_code_with_its_meaning() throws IOException {
        StringBuilder table = new StringBuilder("| code | meaning |\n|---:|---|\n");
        for (ExitCode code : ExitCode.values()) {
            table.append("| %d | %s |%n".formatted(code.code(), code.meaning()));
        }

        assertThat(Files.readString(ROOT.resolve("docs/exit-codes.md"))).endsWith(table.toString());
    }
}
