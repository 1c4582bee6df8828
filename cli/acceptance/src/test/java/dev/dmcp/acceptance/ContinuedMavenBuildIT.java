package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that builds Java services in an image build, beginning with what was made before; by Maven itself. */
class ContinuedMavenBuildIT {
    private static final Path ROOT = Path.of(System.getProperty("root.directory"));
    private static final Path PROGRAM = ROOT.resolve("dockerfiles/java/build-on");
    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              %s
              <artifactId>%s</artifactId>
              %s
            </project>
            """;
    private static final String PLUGINS = """
            <packaging>pom</packaging>
            <modules><module>kit</module><module>app</module></modules>
            <properties>
              <maven.compiler.release>25</maven.compiler.release>
              <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              <project.build.outputTimestamp>2026-11-01T00:00:00Z</project.build.outputTimestamp>
            </properties>
            <build><pluginManagement><plugins>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
              <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
              <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
            </plugins></pluginManagement></build>
            """;

    @TempDir
    private Path sources;

    @TempDir
    private Path kept;

    @TempDir
    private Path tools;

    @BeforeEach
    void describe_two_modules() throws IOException {
        write("pom.xml", POM.formatted("<groupId>demo</groupId><version>1</version>", "all", PLUGINS));
        String parent = "<parent><groupId>demo</groupId><artifactId>all</artifactId><version>1</version></parent>";
        write("kit/pom.xml", POM.formatted(parent, "kit", ""));
        write(
                "app/pom.xml",
                POM.formatted(
                        parent,
                        "app",
                        "<dependencies><dependency><groupId>demo</groupId><artifactId>kit</artifactId>"
                                + "<version>1</version></dependency></dependencies>"));
        write(".mvn/jvm.config", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n");
        answer(1);
        write("app/src/main/java/app/Main.java", """
                package app;
                public class Main { public static int answer() { return kit.Kit.ANSWER; } }
                """);
    }

    /** mvnw takes the Maven on the PATH, where there is one: it must not be asked to take itself. */
    @BeforeEach
    void find_maven() throws IOException {
        Path maven = Files.createDirectories(tools.resolve("bin")).resolve("mvn");
        Files.writeString(
                maven,
                "#!/bin/sh\nPATH='%s' exec '%s' \"$@\"\n".formatted(System.getenv("PATH"), ROOT.resolve("mvnw")));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(Files.createDirectories(tools.resolve("conf")).resolve("settings.xml"), "<settings/>");
        Files.createDirectories(tools.resolve("lib"));
    }

    /** javac copies constants of other classes, so an old class would tell. */
    @Test
    void what_uses_a_changed_module_is_made_again(@TempDir Path first, @TempDir Path second, @TempDir Path afresh)
            throws Exception {
        build(first);
        answer(2);

        build(second);

        assertThat(answerOf(second)).isEqualTo(2);
        for (Path archive : archives()) {
            Files.delete(archive);
        }
        build(afresh);
        for (String jar : List.of("app/target/app-1.jar", "kit/target/kit-1.jar")) {
            assertThat(second.resolve(jar)).hasSameBinaryContentAs(afresh.resolve(jar));
        }
    }

    @Test
    void what_a_changed_module_uses_stays_and_a_class_without_source_goes(
            @TempDir Path first, @TempDir Path second, @TempDir Path third) throws Exception {
        build(first);
        List<Path> before = archives();
        write("app/src/main/java/app/Other.java", "package app;\npublic class Other {}\n");

        build(second);

        assertThat(archives()).hasSize(2).containsAnyElementsOf(before).isNotEqualTo(before);
        String unchanged = "kit/target/classes/kit/Kit.class";
        assertThat(Files.getLastModifiedTime(second.resolve(unchanged))
                        .toInstant()
                        .getEpochSecond())
                .isEqualTo(Files.getLastModifiedTime(first.resolve(unchanged))
                        .toInstant()
                        .getEpochSecond());
        assertThat(second.resolve("app/target/classes/app/Other.class")).exists();

        Files.delete(sources.resolve("app/src/main/java/app/Other.java"));
        build(third);
        assertThat(third.resolve("app/target/classes/app/Other.class")).doesNotExist();
        assertThat(archives()).isEqualTo(before);
    }

    @Test
    void a_build_that_fails_keeps_what_was_made_and_another_pom_above_makes_all_again(
            @TempDir Path first, @TempDir Path broken, @TempDir Path second) throws Exception {
        build(first);
        List<Path> before = archives();
        Path mistake = sources.resolve("kit/src/main/java/kit/Broken.java");
        Files.writeString(mistake, "package kit; class {");

        assertThat(run(broken)).isNotZero();

        assertThat(archives()).isEqualTo(before);
        Files.delete(mistake);
        write("pom.xml", Files.readString(sources.resolve("pom.xml")) + "<!-- changed -->\n");
        build(second);
        assertThat(archives()).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void a_link_to_a_folder_of_another_module_brings_its_changes_and_one_that_leads_nowhere_is_no_mistake(
            @TempDir Path first, @TempDir Path second) throws Exception {
        write("app/src/names/name.txt", "one");
        Files.createDirectories(sources.resolve("kit/src/main"));
        Files.createSymbolicLink(sources.resolve("kit/src/main/resources"), Path.of("../../../app/src/names"));
        Files.createSymbolicLink(sources.resolve("kit/nowhere"), Path.of("gone"));
        build(first);
        assertThat(first.resolve("kit/target/classes/name.txt")).hasContent("one");
        write("app/src/names/name.txt", "two");

        build(second);

        assertThat(second.resolve("kit/target/classes/name.txt")).hasContent("two");
    }

    private void answer(int answer) throws IOException {
        write(
                "kit/src/main/java/kit/Kit.java",
                "package kit;\npublic class Kit { public static final int ANSWER = %d; }\n".formatted(answer));
    }

    private static int answerOf(Path build) throws Exception {
        URL[] jars = {
            build.resolve("app/target/app-1.jar").toUri().toURL(),
            build.resolve("kit/target/kit-1.jar").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(jars)) {
            return (int) loader.loadClass("app.Main").getMethod("answer").invoke(null);
        }
    }

    private void build(Path folder) throws IOException, InterruptedException {
        assertThat(run(folder)).isZero();
    }

    /** As in an image build: always the same folder, with nothing in it but the sources. What came out is then moved. */
    private int run(Path result) throws IOException, InterruptedException {
        Path folder = tools.resolve("workspace");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                Path copy = folder.resolve(sources.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            }
        }
        int code = maven(folder);
        Files.delete(result);
        Files.move(folder, result);
        return code;
    }

    private int maven(Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(PROGRAM.toString(), kept.toString(), "kit", "app=kit", "--"));
        words.addAll(List.of("mvn", "--batch-mode", "--quiet", "-DskipTests", "package"));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", tools.resolve("bin") + ":" + java, (old, own) -> own + ":" + old);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(output).isTrue();
        return process.exitValue();
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = sources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
