package dev.dmcp.mcp.client.stdio;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.stdio.LineReader;
import dev.dmcp.mcp.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;

/** A server that runs as a child of this process and speaks on its standard streams. */
public final class ChildLink implements Link {
    private static final int LONGEST_LOG_LINE = 16 * 1024;

    private final ChildCommand command;
    private final ProcessGroup group;
    private final LineLink lines;
    private final LogTail tail = new LogTail();

    private ChildLink(ChildCommand command, ProcessGroup group) {
        this.command = command;
        this.group = group;
        Process process = group.process();
        this.lines = LineLink.over(
                process.getInputStream(), process.getOutputStream(), command.maxMessageBytes(), this::remember);
    }

    /**
     * Starts the server.
     *
     * @throws LinkException when its program cannot be started
     */
    public static ChildLink start(ChildCommand command) throws LinkException {
        ChildLink link = new ChildLink(command, ProcessGroup.start(command));
        Thread.ofPlatform().daemon().name("mcp-child-log").start(link::log);
        link.watch();
        return link;
    }

    private void watch() {
        Process process = group.process();
        command.listener().started(process.pid());
        Optional<Future<?>> memory =
                command.maxMemoryBytes().map(most -> MemoryWatch.over(process, most, used -> killFor(used, most)));
        var _ = process.onExit().thenAccept(ended -> {
            memory.ifPresent(watch -> watch.cancel(false));
            command.listener().ended(ended.pid(), ended.exitValue());
        });
    }

    private void killFor(long used, long most) {
        remember("killed by its client: it used " + (used >> 20) + " MiB of memory, more than its " + (most >> 20));
        group.kill();
    }

    /** The process id of the server, or of the wrapper that started it. */
    public long pid() {
        return group.process().pid();
    }

    public boolean isAlive() {
        return group.process().isAlive();
    }

    private void log() {
        InputStream words = new SlowStream(group.process().getErrorStream());
        LineReader reader = new LineReader(words, LONGEST_LOG_LINE);
        boolean more = true;
        while (more) {
            try {
                Optional<byte[]> line = reader.next();
                line.ifPresent(bytes -> remember(new String(bytes, StandardCharsets.UTF_8)));
                more = line.isPresent();
            } catch (LineReader.LineTooLong e) {
                remember("…");
            } catch (IOException e) {
                more = false;
            }
        }
    }

    private void remember(String line) {
        tail.add(line);
        command.listener().said(line);
    }

    @Override
    public Message.Response exchange(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        try {
            return lines.exchange(outgoing, deadline, cancellation);
        } catch (LinkException.Timeout e) {
            throw e;
        } catch (LinkException e) {
            throw new LinkException(e.getMessage() + tail.afterwards(), e);
        }
    }

    @Override
    public void send(Message message) throws LinkException {
        lines.send(message);
    }

    @Override
    public void deliverTo(Incoming incoming) {
        lines.deliverTo(incoming);
    }

    @Override
    public void listen(Runnable lost) {
        lines.listen(lost);
    }

    @Override
    public boolean isHttp() {
        return false;
    }

    /** Stops the server and all that it started; returns when it is gone. */
    @Override
    public void close() {
        lines.close();
        try {
            group.stop(command.grace());
        } catch (InterruptedException e) {
            group.process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
