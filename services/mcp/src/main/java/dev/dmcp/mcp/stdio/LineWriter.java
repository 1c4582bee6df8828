package dev.dmcp.mcp.stdio;

import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.service.kit.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/** Writes one message a line, whole lines only. A stream that broke takes no more. Thread-safe. */
public final class LineWriter implements Outlet {
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean broken;

    public LineWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void send(Message message) {
        byte[] text = Json.bytes(message.toJson());
        lock.lock();
        try {
            if (!broken) {
                out.write(text);
                out.write('\n');
                out.flush();
            }
        } catch (IOException e) {
            broken = true;
        } finally {
            lock.unlock();
        }
    }

    public boolean isBroken() {
        return broken;
    }

    @Override
    public boolean isAttended() {
        return !broken;
    }
}
