package dev.dmcp.conversation.stack;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memories of the default user as JSON lines, from {@code GET /memories/export} of a running memory service. The file is there whole or not at
 * all, and readable by its owner only.
 */
public final class MemoryExport implements StackBackup {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final URI export;
    private final HttpAuthorizer authorizer;
    private final Path folder;
    private final InstantSource clock;

    /**
     * Exports from a service.
     *
     * @param service where it speaks MCP
     * @param folder where backups are kept; made when it is not there
     */
    public MemoryExport(URI service, HttpAuthorizer authorizer, Path folder, InstantSource clock) {
        this.export = service.resolve("/memories/export");
        this.authorizer = authorizer;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Kept write() {
        String moment = clock.instant()
                .truncatedTo(ChronoUnit.MILLIS)
                .toString()
                .replace(":", "")
                .replace(".", "-");
        try (HttpClient client = HttpClient.newHttpClient()) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(
                    folder,
                    "part",
                    ".jsonl",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                download(client, part);
                return keep(part, folder.resolve("memories-" + moment + ".jsonl"));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException problem) {
            throw new Failure.OperationFailed(
                    "cannot back up the memories from `%s` into `%s`: %s".formatted(export, folder, reason(problem)),
                    "`dmcp mcp status` shows whether the memory service runs");
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("nothing was backed up");
        }
    }

    private static String reason(IOException problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private void download(HttpClient client, Path part) throws IOException, InterruptedException {
        while (true) {
            Optional<String> authorization = authorizer.authorization();
            HttpRequest.Builder request = HttpRequest.newBuilder(export).timeout(PATIENCE);
            authorization.ifPresent(value -> request.header("Authorization", value));
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean isRefused = answer.statusCode() == UNAUTHORIZED;
                if (isRefused && authorizer.recover(UNAUTHORIZED, List.of(), authorization)) {
                    continue;
                }
                if (answer.statusCode() != OK) {
                    throw new IOException("HTTP " + answer.statusCode());
                }
                try (OutputStream file = Files.newOutputStream(part)) {
                    body.transferTo(file);
                }
                return;
            }
        }
    }

    private static Kept keep(Path part, Path file) throws IOException {
        long lines;
        try (Stream<String> all = Files.lines(part)) {
            lines = all.filter(line -> !line.isBlank()).count();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return new Kept(file, lines, Files.size(file));
    }
}
