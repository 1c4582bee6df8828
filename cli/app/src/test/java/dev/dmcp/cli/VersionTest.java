package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.terminal.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void the_version_is_that_of_the_parent_pom() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("root.directory"), "pom.xml"));

        assertThat(pom).contains("<version>" + Version.NUMBER + "</version>");
    }
}
