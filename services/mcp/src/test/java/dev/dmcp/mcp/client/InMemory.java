package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.LineLink;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.stdio.StdioServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A server and a client within this process, with pipes between them. */
final class InMemory implements AutoCloseable {
    final List<Throwable> unexpected = Collections.synchronizedList(new ArrayList<>());
    final McpClient client;
    private final Thread serving;

    InMemory(McpServer server, ClientOptions options) throws LinkException, InterruptedException {
        try {
            Pipe toServer = Pipe.open();
            Pipe toClient = Pipe.open();
            serving = Thread.ofPlatform()
                    .daemon()
                    .start(() -> serve(
                            server,
                            Channels.newInputStream(toServer.source()),
                            Channels.newOutputStream(toClient.sink())));
            LineLink link = LineLink.over(
                    Channels.newInputStream(toClient.source()),
                    Channels.newOutputStream(toServer.sink()),
                    1 << 20,
                    noise -> {});
            client = Connect.over(link, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(McpServer server, InputStream in, OutputStream out) {
        try (out) {
            StdioServer.serve(server, Optional.empty(), in, out, unexpected::add);
        } catch (IOException e) {
            unexpected.add(e);
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
