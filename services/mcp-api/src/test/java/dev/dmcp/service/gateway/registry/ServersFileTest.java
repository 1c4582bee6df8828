package dev.dmcp.service.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.log.Level;
import dev.dmcp.service.kit.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file, changed as editors and deployments change files. */
class ServersFileTest {
    private final LinkedBlockingQueue<List<String>> applied = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path path;
    private ServersFile file;

    @BeforeEach
    void start() {
        path = folder.resolve("mcp.json");
        var out = new PrintStream(log, true, StandardCharsets.UTF_8);
        file = new ServersFile(
                path,
                content -> applied.add(content.servers().stream()
                        .map(server -> server.name() + (server.enabled() ? "" : " off") + " " + url(server))
                        .sorted()
                        .toList()),
                new Log("test", Level.INFO, out, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        file.close();
    }

    @Test
    void a_file_that_appears_changes_is_renamed_into_place_and_goes_is_followed() throws Exception {
        file.start();
        await("there is no file of servers");
        assertThat(applied).as("a file that was never there").isEmpty();
        write(
                "{\"mcpServers\": {\"One\": {\"url\": \"http://a\"}, \"my_two\": {\"url\": \"http://b\", \"disabled\": true}}}");
        assertThat(next()).containsExactly("my-two off http://b", "one http://a");

        Path fresh = folder.resolve("fresh");
        Files.writeString(fresh, "{\"mcpServers\": {\"one\": {\"url\": \"http://c\"}}}");
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(next()).containsExactly("one http://c");

        Files.delete(path);
        assertThat(next()).isEmpty();
    }

    @Test
    void a_broken_file_leaves_everything_as_it_was_and_the_log_says_the_line() throws Exception {
        write("{\"mcpServers\": {\"one\": {\"url\": \"http://a\"}}}");
        file.start();
        assertThat(next()).containsExactly("one http://a");

        write("{\n  \"mcpServers\": {\n    \"one\": oops\n}}");
        await("not JSON at line 3");
        write("{\"mcpServers\": {\"one\": {\"url\": \"http://b\"}}}");
        assertThat(next()).containsExactly("one http://b");
        assertThat(applied).isEmpty();
    }

    @Test
    void a_server_that_is_wrong_keeps_what_it_was_and_harms_no_other() throws Exception {
        write("{\"mcpServers\": {\"one\": {\"url\": \"http://a\"}}}");
        file.start();
        assertThat(next()).containsExactly("one http://a");

        write("""
                {"mcpServers": {
                  "one": {
                    "url": 7
                  },
                  "ONE": {"url": "http://same-name"},
                  "__": {"url": "http://no-name"},
                  "two": {"url": "http://b"}
                }}""");
        assertThat(next()).containsExactly("one http://a", "two http://b");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"line\":3,\"problem\":\"`one`: url must be a text\"")
                .contains("\"line\":5,\"problem\":\"`ONE`: it has the name of another server here, `one`\"")
                .contains("\"line\":6,\"problem\":\"`__`: a server's name has 1 to 32");
    }

    @Test
    void a_file_that_is_away_for_a_moment_is_no_change() throws Exception {
        write("{\"mcpServers\": {\"one\": {\"url\": \"http://a\"}}}");
        file.start();
        assertThat(next()).containsExactly("one http://a");

        Path away = Files.move(path, folder.resolve("away"));
        Thread.sleep(300); // As long as an editor that is slow, and longer than the file's folder has to rest.
        Files.move(away, path);
        write("{\"mcpServers\": {\"one\": {\"url\": \"http://b\"}}}");
        assertThat(next()).containsExactly("one http://b");
    }

    private void write(String json) throws Exception {
        Files.writeString(path, json);
    }

    private List<String> next() throws InterruptedException {
        List<String> servers = applied.poll(20, TimeUnit.SECONDS);
        assertThat(servers).as(log.toString(StandardCharsets.UTF_8)).isNotNull();
        return servers;
    }

    private void await(String words) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!log.toString(StandardCharsets.UTF_8).contains(words)) {
            assertThat(System.nanoTime()).as(words).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String url(RegisteredServer server) {
        return server.transport() instanceof Transport.Remote remote ? remote.url() : "";
    }
}
