package dev.dmcp.engine.process;

import dev.dmcp.application.supervise.SupervisorMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The supervisor's memory in a file that is replaced as a whole, so that a kill at any moment leaves a whole one. */
final class MemoryFile implements SupervisorMemory.Store {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    MemoryFile(Path file) {
        this.file = file;
    }

    @Override
    public SupervisorMemory load() {
        try {
            return JsonFields.parse(Files.readString(file))
                    .map(SupervisorJson::memory)
                    .orElse(SupervisorMemory.EMPTY);
        } catch (IOException nothingSaved) {
            return SupervisorMemory.EMPTY;
        }
    }

    @Override
    public Optional<String> save(SupervisorMemory memory) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            write(next, SupervisorJson.of(memory).line() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (IOException refused) {
            discard(next);
            return Optional.of(DiskTrouble.describe(refused));
        }
    }

    private static void write(Path next, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(next, options, PRIVATE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static void discard(Path next) {
        try {
            Files.deleteIfExists(next);
        } catch (IOException stays) {
            // The next attempt begins with deleting it.
        }
    }
}
