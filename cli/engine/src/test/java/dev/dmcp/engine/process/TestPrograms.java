package dev.dmcp.engine.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How tests start programs of their own on the class path of the tests. */
final class TestPrograms {

    static final String SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

    private TestPrograms() {}

    static List<String> java(String mainClass, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx64m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                mainClass),
                        Stream.of(arguments))
                .toList();
    }

    static List<String> become() {
        return java(BackgroundForTests.class.getName(), "become");
    }

    static List<String> supervise() {
        return java(BackgroundForTests.class.getName(), "supervise");
    }
}
