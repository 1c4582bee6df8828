package dev.dmcp.mcp.client.stdio;

import dev.dmcp.mcp.client.link.Correlator;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.stdio.LineReader;
import dev.dmcp.mcp.stdio.LineWriter;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** One message a line over a pair of streams: a child's, a socket's, or a pipe's within this process. */
public final class LineLink implements Link {
    private static final int LONGEST_NOISE = 16 * 1024;

    private final LineReader in;
    private final OutputStream stream;
    private final LineWriter out;
    private final JsonLimits limits;
    private final Consumer<String> noise;
    private final Correlator correlator = new Correlator();
    private volatile Incoming incoming = message -> {};
    private volatile Runnable lost = () -> {};
    private volatile boolean closing;

    private LineLink(InputStream in, OutputStream out, int maxMessageBytes, Consumer<String> noise) {
        this.in = new LineReader(in, maxMessageBytes);
        this.stream = out;
        this.out = new LineWriter(out);
        this.limits = new JsonLimits(128, maxMessageBytes);
        this.noise = noise;
    }

    /**
     * Speaks over two streams from now on.
     *
     * @param noise told of lines that are no messages
     */
    public static LineLink over(InputStream in, OutputStream out, int maxMessageBytes, Consumer<String> noise) {
        LineLink link = new LineLink(in, out, maxMessageBytes, noise);
        // Reading a pipe holds on to its carrier thread, so this is no virtual one.
        Thread.ofPlatform().daemon().name("mcp-lines").start(link::receive);
        return link;
    }

    private void receive() {
        LinkException reason = new LinkException("the server has ended");
        try {
            Optional<byte[]> line = in.next();
            while (line.isPresent()) {
                accept(line.get());
                line = in.next();
            }
        } catch (IOException e) {
            reason = new LinkException("the server's output broke: " + e.getMessage(), e);
        }
        correlator.fail(reason);
        if (!closing) {
            lost.run();
        }
    }

    private void accept(byte[] line) {
        try {
            Message message = MessageReader.read(Json.parse(line, limits));
            if (message instanceof Message.Response response) {
                correlator.accept(response);
            } else {
                incoming.accept(message);
            }
        } catch (MalformedJsonException | RpcException e) {
            noise.accept(new String(line, 0, Math.min(line.length, LONGEST_NOISE), StandardCharsets.UTF_8));
        }
    }

    @Override
    public Message.Response exchange(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        Message.Request request = outgoing.request();
        try {
            return correlator.exchange(request, this::send, deadline, cancellation);
        } catch (LinkException.Timeout | CancellationException e) {
            out.send(Message.Notification.cancelled(request.id()));
            throw e;
        }
    }

    @Override
    public void send(Message message) throws LinkException {
        out.send(message);
        if (out.isBroken()) {
            throw new LinkException("the server takes no more messages");
        }
    }

    @Override
    public void deliverTo(Incoming other) {
        incoming = other;
    }

    @Override
    public void listen(Runnable whenLost) {
        lost = whenLost;
    }

    @Override
    public boolean isHttp() {
        return false;
    }

    @Override
    public void close() {
        closing = true;
        try {
            stream.close();
        } catch (IOException e) {
            // The other side has closed it already.
        }
        correlator.fail(new LinkException("the connection is closed"));
    }
}
