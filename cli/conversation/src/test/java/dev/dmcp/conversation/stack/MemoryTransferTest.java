package dev.dmcp.conversation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, with a service that keeps lines as they come. */
class MemoryTransferTest {
    @TempDir
    Path folder;

    private final List<String> pieces = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Server server;

    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = JdkServer.start(
                ServerOptions.of("127.0.0.1", 0),
                new Router(List.of(
                        Route.get(
                                "/memories/export",
                                request -> Response.text(200, "{\"key\":\"a\"}\n{\"key\":\"b\"}\n")),
                        Route.post("/memories/import", request -> {
                            pieces.add(new String(request.body(), StandardCharsets.UTF_8));
                            return Response.text(status, "line 1: it is wrong");
                        }))));
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
    }

    private MemoryTransfer transfer() {
        return new MemoryTransfer(
                URI.create("http://127.0.0.1:" + server.port() + "/mcp"),
                HttpAuthorizer.none(),
                folder,
                InstantSource.system());
    }

    @Test
    void what_was_backed_up_is_put_back() throws IOException {
        StackBackup.Kept kept = transfer().write();
        assertThat(kept.memories()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.file())))
                .isEqualTo("rw-------");

        assertThat(transfer().restore(String.valueOf(kept.file().getFileName())))
                .isEqualTo(2);
        assertThat(pieces).containsExactly("{\"key\":\"a\"}\n{\"key\":\"b\"}\n");
    }

    @Test
    void a_long_file_goes_in_pieces_that_a_service_takes() throws IOException {
        String line = "{\"key\":\"" + "語".repeat(50_000) + "\"}";
        Files.writeString(folder.resolve("memories-long.jsonl"), (line + "\n").repeat(20));

        assertThat(transfer().restore("memories-long.jsonl")).isEqualTo(20);
        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .allSatisfy(piece ->
                        assertThat(piece.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20));
        assertThat(String.join("", pieces)).isEqualTo((line + "\n").repeat(20));
    }

    @Test
    void a_file_elsewhere_is_not_read_and_a_refusal_is_told() throws IOException {
        Files.writeString(folder.resolve("memories-1.jsonl"), "{}\n");
        status = 400;
        assertThatThrownBy(() -> transfer().restore("memories-1.jsonl"))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessageContaining("line 1: it is wrong");
        for (String name : List.of("/etc/passwd", "../memories-1.jsonl", "memories-2.jsonl", "")) {
            assertThatThrownBy(() -> transfer().restore(name)).isInstanceOf(Failure.InvalidInput.class);
        }
    }
}
