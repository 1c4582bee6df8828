package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends a folder to BuildKit: describes every file in order, then sends the content of those that the other side asks
 * for, which are the ones that changed since it last looked. fsutil's {@code send.go} is the other half of the
 * contract.
 */
public final class DiffCopySender {

    private static final int CHUNK = 32_768;

    /** A request to stop: no file has this number. */
    private static final int END = -1;

    private final SyncedFolder folder;
    private final PacketStream stream;
    private final Map<Integer, FileEntry> files = new ConcurrentHashMap<>();
    private final BlockingQueue<Integer> requests = new LinkedBlockingQueue<>();
    private volatile @Nullable IOException failure;

    private DiffCopySender(SyncedFolder folder, PacketStream stream) {
        this.folder = folder;
        this.stream = stream;
    }

    /** Serves one transfer to its end. */
    public static void send(SyncedFolder folder, SyncedFolder.Selection selection, PacketStream stream)
            throws IOException {
        new DiffCopySender(folder, stream).run(selection);
    }

    private void run(SyncedFolder.Selection selection) throws IOException {
        Thread walk = Thread.ofPlatform().daemon().name("context-walk").start(() -> walk(selection));
        Thread content = Thread.ofPlatform().daemon().name("context-content").start(this::sendRequested);
        try {
            answerRequests();
        } finally {
            requests.add(END);
            walk.interrupt();
            content.interrupt();
        }
    }

    private void answerRequests() throws IOException {
        byte[] message;
        while ((message = stream.receive()) != null) {
            Packet packet = Packet.read(message);
            switch (packet.type()) {
                case Packet.REQUEST -> requests.add(packet.id());
                case Packet.FINISH -> {
                    stream.send(Packet.finish());
                    return;
                }
                case Packet.ERROR -> throw new IOException("the builder refused the context: " + packet.words());
                default -> {}
            }
        }
        IOException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    private void walk(SyncedFolder.Selection selection) {
        int[] next = {0};
        try {
            folder.walk(selection, entry -> {
                if (FileMode.isRegular(entry.mode())) {
                    files.put(next[0], entry);
                }
                next[0]++;
                requireUtf8(entry);
                stream.send(Packet.stat(entry));
            });
            stream.send(Packet.endOfStats());
        } catch (IOException | RuntimeException broken) {
            fail(broken);
        }
    }

    private static void requireUtf8(FileEntry entry) throws IOException {
        if (!RawName.isUtf8(entry.path()) || !RawName.isUtf8(entry.link())) {
            throw new IOException("the name of `" + RawName.shown(entry.path())
                    + "` is not UTF-8, and BuildKit takes no other: rename it, or leave it out in `.dockerignore`");
        }
    }

    private void sendRequested() {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int id = requests.take(); id != END; id = requests.take()) {
                sendFile(id, buffer);
            }
        } catch (IOException broken) {
            fail(broken);
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendFile(int id, byte[] buffer) throws IOException {
        FileEntry file = files.remove(id);
        if (file == null) {
            throw new IOException("the builder asked for file " + id + ", which it was not offered");
        }
        try (InputStream in = folder.open(file)) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                stream.send(Packet.data(id, buffer, length));
            }
        } catch (FileSystemException unreadable) {
            // A file that vanished, or a socket: docker sends such ones empty, and so the image tells.
        }
        stream.send(Packet.data(id, buffer, 0));
    }

    private void fail(Exception broken) {
        failure = broken instanceof IOException known ? known : new IOException(broken.getMessage(), broken);
        try {
            stream.send(Packet.error(String.valueOf(broken.getMessage())));
        } catch (IOException gone) {
            failure.addSuppressed(gone);
        }
    }
}
