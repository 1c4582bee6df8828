package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code proxies} of the docker CLI's {@code config.json}, which builds see as docker's own builds do. */
class BuildProxiesIT {
    private static final String PASSWORD = "hunter-of-the-north";

    @TempDir
    Path folder;

    private final String project = "dmcp-it-" + Long.toHexString(System.nanoTime());
    private final String rival = project + "-rival";

    @BeforeEach
    void an_image_that_keeps_what_a_step_saw() throws IOException {
        Path context = Files.createDirectories(folder.resolve("web"));
        Files.copy(Path.of("/bin/busybox"), context.resolve("busybox"));
        Files.writeString(context.resolve("Dockerfile"), """
                FROM scratch
                COPY busybox /bin/busybox
                RUN ["/bin/busybox", "sh", "-c", "/bin/busybox env | /bin/busybox grep -i proxy > /seen; echo %s"]
                """.formatted(project));
        Files.writeString(folder.resolve("compose.yaml"), "name: " + project + "\nservices: { web: { build: web } }\n");
        proxies("default", "http://user:" + PASSWORD + "@proxy.test:3128");
    }

    private void proxies(String engine, String address) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/config.json"), """
                {"proxies": {"%s": {"httpProxy": "%s", "httpsProxy": "http://secure.test:1",
                  "ftpProxy": "http://files.test:2", "noProxy": "localhost,.test"}}}
                """.formatted(engine, address));
    }

    @AfterEach
    void nothing_stays() throws Exception {
        docker("image", "rm", "--force", project + "-web", rival);
    }

    @Test
    void a_step_sees_the_proxies_that_it_sees_with_buildx_and_nobody_else_does() throws Exception {
        List<Result> results = new ArrayList<>(List.of(dmcp("build", "-o", "json")));
        docker(
                "buildx",
                "build",
                "--no-cache",
                "--tag",
                rival,
                folder.resolve("web").toString());

        assertThat(seen(project + "-web"))
                .isEqualTo(seen(rival))
                .contains("HTTP_PROXY=http://user:" + PASSWORD + "@proxy.test:3128", "no_proxy=localhost,.test");

        proxies("default", "http://user:" + PASSWORD + "@other.test:3128");
        Result again = dmcp("build");
        assertThat(again.out() + again.err()).contains("up to date");
        results.addAll(List.of(again, dmcp("build", "--explain"), dmcp("build", "--history", "-o", "json")));
        assertThat(results).extracting(Result::code).containsOnly(0);
        assertThat(results.stream().map(result -> result.out() + result.err()).collect(Collectors.joining()))
                .doesNotContain(PASSWORD);
        assertThat(kept()).isNotEmpty().noneMatch(text -> text.contains(PASSWORD));
        assertThat(docker("history", "--no-trunc", project + "-web")).doesNotContain(PASSWORD);
    }

    @Test
    void what_the_user_says_wins_and_proxies_of_other_engines_do_not_count() throws Exception {
        dmcp("build", "--build-arg", "http_proxy=http://mine.test:9");
        assertThat(seen(project + "-web"))
                .contains("HTTP_PROXY=http://mine.test:9", "HTTPS_PROXY=http://secure.test:1")
                .doesNotContain(PASSWORD);

        proxies("tcp://elsewhere.test:2375", "http://elsewhere.test:3128");
        dmcp("build", "--force", "--no-cache");
        assertThat(seen(project + "-web")).isEmpty();
    }

    private String seen(String image) throws Exception {
        return docker("run", "--rm", "--network=none", image, "/bin/busybox", "cat", "/seen")
                .lines()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** What dmcp remembers of builds. */
    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private Result dmcp(String... arguments) {
        CommandLineTester tester = new CommandLineTester(folder)
                .with("DOCKER_CONFIG", folder.resolve("config").toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
        if (System.getenv("DOCKER_HOST") != null) {
            tester.with("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }
        return tester.run(arguments);
    }

    private String docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_CONFIG", folder.resolve("config").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
