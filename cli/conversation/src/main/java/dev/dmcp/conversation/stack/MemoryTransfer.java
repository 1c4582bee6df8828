package dev.dmcp.conversation.stack;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memories of the default user as JSON lines, by {@code /memories/export} and {@code /memories/import} of a running memory service. A backup is there
 * whole or not at all, and readable by its owner only.
 */
public final class MemoryTransfer implements StackBackup {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;
    private static final int LONGEST_WORDS = 2_000;

    private static final Pattern NAME = Pattern.compile("memories-[\\w-]+\\.jsonl");

    /** In bytes; a service takes a megabyte at once. */
    private static final int LONGEST_PIECE = 512 << 10;

    private final URI export;
    private final URI restore;
    private final HttpAuthorizer authorizer;
    private final Path folder;
    private final InstantSource clock;

    /**
     * Speaks with a service.
     *
     * @param service where it speaks MCP
     * @param folder where backups are kept; made when it is not there
     */
    public MemoryTransfer(URI service, HttpAuthorizer authorizer, Path folder, InstantSource clock) {
        this.export = service.resolve("/memories/export");
        this.restore = service.resolve("/memories/import");
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

    private static String reason(Exception problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private void download(HttpClient client, Path part) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(client, HttpRequest.newBuilder(export));
        try (InputStream body = answer.body();
                OutputStream file = Files.newOutputStream(part)) {
            body.transferTo(file);
        }
    }

    /** An answer that is good; what stands in the way of that is in the exception. */
    private HttpResponse<InputStream> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        while (true) {
            Optional<String> authorization = authorizer.authorization();
            authorization.ifPresent(value -> request.setHeader("Authorization", value));
            HttpResponse<InputStream> answer =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == OK) {
                return answer;
            }
            boolean isRefused = answer.statusCode() == UNAUTHORIZED;
            try (InputStream body = answer.body()) {
                if (!isRefused || !authorizer.recover(UNAUTHORIZED, List.of(), authorization)) {
                    String words = new String(body.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8);
                    throw new IOException("HTTP " + answer.statusCode() + " " + words);
                }
            }
        }
    }

    @Override
    public long restore(String name) {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(folder.resolve(name))) {
            throw new Failure.InvalidInput("there is no backup `%s` in `%s`".formatted(name, folder));
        }
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = Files.lines(folder.resolve(name))) {
            return upload(client, lines.iterator());
        } catch (IOException | UncheckedIOException problem) {
            throw new Failure.OperationFailed(
                    "cannot restore all of `%s` to `%s`: %s".formatted(name, restore, reason(problem)),
                    "what was restored stays; restoring the file once more does no harm");
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted(
                    "some memories may have been restored; restoring the file once more does no harm");
        }
    }

    private long upload(HttpClient client, Iterator<String> lines) throws IOException, InterruptedException {
        long memories = 0;
        var piece = new ByteArrayOutputStream();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isBlank()) {
                continue;
            }
            byte[] memory = (line + "\n").getBytes(StandardCharsets.UTF_8);
            if (piece.size() + memory.length > LONGEST_PIECE) {
                upload(client, piece);
            }
            piece.writeBytes(memory);
            memories++;
        }
        upload(client, piece);
        return memories;
    }

    private void upload(HttpClient client, ByteArrayOutputStream piece) throws IOException, InterruptedException {
        if (piece.size() > 0) {
            send(
                            client,
                            HttpRequest.newBuilder(restore)
                                    .header("Content-Type", "application/jsonl")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(piece.toByteArray())))
                    .body()
                    .close();
            piece.reset();
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
