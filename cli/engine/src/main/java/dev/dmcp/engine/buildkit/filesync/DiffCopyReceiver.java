package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.files.ReceivedFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a folder that BuildKit sends: the other half of {@link DiffCopySender}, fsutil's {@code receive.go}. */
public final class DiffCopyReceiver {
    private final ReceivedFolder folder;
    private final PacketStream stream;
    private final Map<Integer, Stat> wanted = new LinkedHashMap<>();
    private final Map<Integer, OutputStream> open = new HashMap<>();
    private int next;

    /** What is kept of {@code fsutil.types.Stat}. */
    private record Stat(String path, int mode, long modifiedNanos, String link) {
        static Stat read(ProtoReader reader) throws MalformedMessageException {
            String path = "";
            int mode = 0;
            long modified = 0;
            String link = "";
            while (reader.next()) {
                switch (reader.field()) {
                    case 1 -> path = reader.string();
                    case 2 -> mode = (int) reader.integer();
                    case 6 -> modified = reader.integer();
                    case 7 -> link = reader.string();
                    default -> {}
                }
            }
            return new Stat(path, mode, modified, link);
        }
    }

    private DiffCopyReceiver(ReceivedFolder folder, PacketStream stream) {
        this.folder = folder;
        this.stream = stream;
    }

    /** Serves one transfer to its end. */
    public static void receive(ReceivedFolder folder, PacketStream stream) throws IOException {
        DiffCopyReceiver receiver = new DiffCopyReceiver(folder, stream);
        try {
            receiver.run();
        } finally {
            for (OutputStream left : receiver.open.values()) {
                left.close();
            }
        }
    }

    private void run() throws IOException {
        boolean described = false;
        byte[] message = stream.receive();
        while (message != null) {
            Packet packet = Packet.read(message);
            switch (packet.type()) {
                case Packet.STAT -> described |= stat(message);
                case Packet.DATA -> data(packet);
                case Packet.ERROR -> throw new IOException("the builder gave up: " + packet.words());
                default -> {}
            }
            if (described && wanted.isEmpty()) {
                stream.send(Packet.finish());
                described = false;
            }
            message = stream.receive();
        }
    }

    /** Whether this was the last description. */
    private boolean stat(byte[] message) throws IOException {
        ProtoReader reader = new ProtoReader(message);
        while (reader.next()) {
            if (reader.field() == 2) {
                place(next++, Stat.read(reader.message()));
                return false;
            }
        }
        return true;
    }

    private void place(int id, Stat stat) throws IOException {
        if (FileMode.isDirectory(stat.mode())) {
            folder.folder(stat.path(), stat.mode());
        } else if (FileMode.isSymlink(stat.mode())) {
            folder.link(stat.path(), stat.link());
        } else if (FileMode.isRegular(stat.mode()) && !stat.link().isEmpty()) {
            folder.hardLink(stat.path(), stat.link());
        } else if (FileMode.isRegular(stat.mode())) {
            wanted.put(id, stat);
            open.put(id, folder.file(stat.path()));
            stream.send(Packet.request(id));
        }
    }

    private void data(Packet packet) throws IOException {
        OutputStream out = open.get(packet.id());
        Stat stat = wanted.get(packet.id());
        if (out == null || stat == null) {
            throw new IOException("the builder sent file " + packet.id() + ", which was not asked for");
        }
        if (packet.data().length > 0) {
            out.write(packet.data());
            return;
        }
        out.close();
        open.remove(packet.id());
        wanted.remove(packet.id());
        folder.complete(stat.path(), stat.mode(), stat.modifiedNanos());
    }
}
