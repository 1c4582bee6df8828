package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.acceptance.scenario.Program.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first five minutes: a fresh clone, one command, and the reference calls work. No Docker. */
class LocalStackScenario {

    private static final List<Integer> PORTS = List.of(3000, 3001, 3002, 8080);

    @TempDir
    Path folder;

    private final Map<Integer, Integer> ports = new TreeMap<>();
    private Path checkout = Path.of("");

    @BeforeEach
    void cloneWithPortsOfItsOwn() throws IOException {
        checkout = Checkout.copyTo(folder.resolve("a fresh clone"));
        Path stack = checkout.resolve("dmcp.yaml");
        String text = Files.readString(stack);
        for (int port : PORTS) {
            ports.put(port, Http.freePort());
            text = text.replace("port: " + port, "port: " + ports.get(port));
        }
        Files.writeString(stack, text);
    }

    @AfterEach
    void leaveNothing() {
        dmcp("down", "local");
    }

    @Test
    void a_fresh_clone_comes_up_remembers_recalls_and_goes_down_without_a_trace() {
        Result up = dmcp("up", "local").exits(0);
        assertThat(up.out() + up.err()).contains(address(3000), address(3001), address(3002));

        for (int port : List.of(3000, 3001, 3002)) {
            assertThat(Http.get(address(port) + "/health").statusCode()).isEqualTo(200);
        }
        remembersAndRecalls();
        assertThat(dmcp("ps", "local").exits(0).out()).contains("server", "mcp-memory", "mcp-api");

        dmcp("down", "local").exits(0);
        assertThat(processesOfTheCheckout()).isEmpty();
        dmcp("ps", "local").exits(1);

        dmcp("up", "local").exits(0);
        assertThat(recall().body()).contains("Important information");
        dmcp("down", "local").exits(0);

        refusesATakenPort();
    }

    private void refusesATakenPort() {
        int port = ports.getOrDefault(3000, 0);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(dmcp("up", "local").exits(1).err())
                    .contains("error: `server` cannot start: port %d is taken by `".formatted(port))
                    .contains("(pid %d)".formatted(ProcessHandle.current().pid()))
                    .contains("hint: stop what holds the port, or give the service another one in `dmcp.yaml`");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void remembersAndRecalls() {
        HttpResponse<String> stored = Http.postJson(
                address(3001) + "/tools/memory_remember",
                "{\"content\": \"Important information\", \"key\": \"session_1\"}");
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(recall().body()).contains("Important information");
        HttpResponse<String> executed = Http.postJson(
                address(3002) + "/tools/execute", "{\"tool\": \"memory_recall\", \"args\": {\"key\": \"session_1\"}}");
        assertThat(executed.statusCode()).isEqualTo(200);
        assertThat(executed.body()).contains("Important information");
    }

    private HttpResponse<String> recall() {
        return Http.postJson(address(3001) + "/tools/memory_recall", "{\"key\": \"session_1\"}");
    }

    /** Command lines and working folders of processes that still live in the clone. */
    private List<String> processesOfTheCheckout() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                .filter(this::pointsIntoTheCheckout)
                .map(Path::toString)
                .toList();
    }

    private boolean pointsIntoTheCheckout(Path link) {
        try {
            return Files.readSymbolicLink(link).startsWith(checkout);
        } catch (IOException gone) {
            return false;
        }
    }

    private Result dmcp(String... arguments) {
        return Program.dmcp(checkout).run(arguments);
    }

    private String address(int port) {
        return "http://localhost:" + ports.get(port);
    }
}
