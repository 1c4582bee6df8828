package dev.dmcp.engine.buildkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A registry behind a line that swallows every upload: the registry never has it, and never says so. */
final class HangingRegistry implements AutoCloseable {
    private final TestRegistry registry;
    private final ServerSocket line = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile boolean uploading;

    HangingRegistry(Path folder) throws Exception {
        registry = TestRegistry.start(folder, "127.0.0.1", TestRegistry.Setting.OPEN);
        start(this::accept);
    }

    /** Ends with the connections that it serves. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread.ofPlatform().daemon().name("hanging-registry").start(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // One of both sides has gone.
            }
        });
    }

    private void accept() throws IOException {
        int port = Integer.parseInt(registry.host().substring(registry.host().indexOf(':') + 1));
        while (true) {
            Socket client = line.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            start(() -> forward(client, server));
            start(() -> {
                try (client) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private void forward(Socket client, Socket server) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] buffer = new byte[16_384];
        try (client;
                server) {
            int length;
            boolean hangs = false;
            while ((length = in.read(buffer)) > 0) {
                String start = new String(buffer, 0, Math.min(length, 6), StandardCharsets.ISO_8859_1);
                hangs |= start.startsWith("PUT ") || start.startsWith("PATCH ");
                uploading |= hangs;
                if (!hangs) {
                    out.write(buffer, 0, length);
                }
            }
        }
    }

    /** With its port. */
    String host() {
        return "127.0.0.1:" + line.getLocalPort();
    }

    boolean hasBegunToTake() {
        return uploading;
    }

    @Override
    public void close() throws IOException {
        line.close();
        registry.close();
    }
}
