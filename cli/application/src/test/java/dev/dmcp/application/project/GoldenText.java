package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Compares a whole folder: the same files, with the same texts. */
    public static void compareFolder(Path golden, Map<String, String> actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Path path = golden.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            fail("%s was rewritten: look at it, then run without -Dgolden.update", golden);
        }
        assertThat(actual).isEqualTo(texts(golden));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
