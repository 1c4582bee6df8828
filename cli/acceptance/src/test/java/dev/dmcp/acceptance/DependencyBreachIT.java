package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks the dependency walls on purpose, in a copy of the POMs, and reads what Maven says. */
class DependencyBreachIT {

    private static final Path ROOT = Path.of(System.getProperty("root.directory"));

    private static final String DOCKER_JAVA =
            "<dependency><groupId>com.github.docker-java</groupId><artifactId>docker-java-core</artifactId></dependency>";

    @TempDir
    Path copy;

    @Test
    void docker_java_in_the_application_fails_before_anything_is_compiled() throws IOException, InterruptedException {
        copyPoms();
        Path pom = copy.resolve("cli/application/pom.xml");
        Files.writeString(pom, Files.readString(pom).replaceFirst("<dependencies>", "<dependencies>\n" + DOCKER_JAVA));

        String output = maven("validate", "-pl", "cli/application", "-am");

        assertThat(output)
                .contains("BUILD FAILURE", "com.github.docker-java:docker-java-core")
                .contains("The room cli/application may use only what its allow-list names");
    }

    private void copyPoms() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 4, (path, attributes) -> path.endsWith("pom.xml"))) {
            for (Path pom : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(ROOT.relativize(pom).toString());
                Files.createDirectories(target.getParent());
                Files.copy(pom, target);
            }
        }
    }

    private String maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                ROOT.resolve("mvnw").toString(),
                                "-B",
                                "-ntp",
                                "-f",
                                copy.resolve("pom.xml").toString()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
