package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that a person has looked at; {@code -Dgolden.update=true} rewrites it and still fails. */
public final class GoldenText {
    private GoldenText() {}

    public static void compare(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
            fail("%s was rewritten: look at it, then run without -Dgolden.update", golden);
        }
        assertThat(golden).as("a golden file").exists();
        assertThat(actual).as(golden.toString()).isEqualTo(Files.readString(golden));
    }
}
