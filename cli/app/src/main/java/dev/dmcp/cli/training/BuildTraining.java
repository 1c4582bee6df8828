package dev.dmcp.cli.training;

import dev.dmcp.cli.Dmcp;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds and cleans against an engine that is a few canned answers on a socket of its own. */
final class BuildTraining implements AutoCloseable {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("build", "--force"),
            List.of("build", "--explain"),
            List.of("build", "--dry-run", "-o", "json"),
            List.of("images"),
            List.of("clean", "--dry-run"));

    private static final String PROJECT = """
            name: training
            services:
              web: { build: { context: ., args: { VERSION: "1" } } }
              api: { build: { context: ., target: base } }
            """;

    private static final String IMAGES = """
            [{"Id":"sha256:1","RepoTags":["training-api:latest"],"Labels":{"dev.dmcp.project":"training"},\
            "Size":1,"Created":1},{"Id":"sha256:2","RepoTags":[],"Labels":{"dev.dmcp.project":"training",\
            "dev.dmcp.target":"web"},"Size":1,"Created":1}]""";

    private final Path folder = Files.createTempDirectory("dmcp-training");
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    private BuildTraining() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), PROJECT);
        Files.writeString(folder.resolve("Dockerfile"), "ARG TAG=1\nFROM debian:${TAG} AS base\nCOPY src /src\n");
        Files.writeString(folder.resolve(".dockerignore"), "*.md\nnode_modules\n**/*.log\n!keep.log\n");
        Files.writeString(Files.createDirectory(folder.resolve("src")).resolve("main.c"), "int main;");
        server.bind(UnixDomainSocketAddress.of(folder.resolve("engine.sock")));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** @return the exit code of each command */
    static List<Integer> run() throws IOException {
        List<Integer> codes = new ArrayList<>();
        try (BuildTraining training = new BuildTraining()) {
            Terminal terminal = new Terminal(
                    InputStream.nullInputStream(),
                    nowhere(),
                    nowhere(),
                    Map.of(
                            "HOME",
                            training.folder.toString(),
                            "DOCKER_HOST",
                            "unix://" + training.folder.resolve("engine.sock")),
                    training.folder,
                    false,
                    false);
            for (List<String> command : COMMANDS) {
                codes.add(new Dmcp(terminal).run(command));
            }
        }
        return codes;
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            }
        } catch (IOException over) {
            // The training has ended.
        }
    }

    /** A builder for who begins as HTTP/2 does, an engine for the others. */
    private static void serve(SocketChannel connection) {
        try {
            BufferedInputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            in.mark(3);
            boolean http2 = new String(in.readNBytes(3), StandardCharsets.US_ASCII).equals("PRI");
            in.reset();
            if (http2) {
                CannedBuilder.serve(new Accepted(connection, in, output(connection)));
            } else {
                answer(connection, in);
            }
        } catch (IOException clientLeft) {
            // As clients do.
        }
    }

    private static void answer(SocketChannel connection, InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (!head.toString().endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        String body = head.indexOf("/images/json") > 0 ? IMAGES : "[]";
        String answer = "HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        connection.close();
    }

    /** The JDK's own would wait for the lock that the reading stream holds. */
    private static OutputStream output(SocketChannel connection) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
            }
        };
    }

    private record Accepted(SocketChannel channel, InputStream input, OutputStream output) implements Duplex {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
