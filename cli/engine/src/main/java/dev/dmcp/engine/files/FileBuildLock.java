package dev.dmcp.engine.files;

import dev.dmcp.application.port.BuildLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks of the operating system on a file for each project. Where no such file can be made, nothing is kept apart: a build
 * must not fail for want of a lock.
 */
public final class FileBuildLock implements BuildLock {
    private static final Held NOTHING = () -> {};

    private final Path folder;

    /** @param folder for all projects; need not exist */
    public FileBuildLock(Path folder) {
        this.folder = folder;
    }

    @Override
    public Held shared(String project) {
        try {
            FileChannel channel = open(project);
            try {
                return held(channel, channel.lock(0, Long.MAX_VALUE, true));
            } catch (OverlappingFileLockException ownProcess) {
                channel.close();
                return NOTHING;
            }
        } catch (IOException impossible) {
            return NOTHING;
        }
    }

    @Override
    public Optional<Held> alone(String project) {
        try {
            FileChannel channel = open(project);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return Optional.of(held(channel, lock));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException impossible) {
            return Optional.of(NOTHING);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private FileChannel open(String project) throws IOException {
        Path file = folder.resolve(project).resolve("lock");
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Held held(FileChannel channel, FileLock lock) {
        return () -> {
            try (channel) {
                lock.release();
            } catch (IOException gone) {
                // Then nobody holds it any more.
            }
        };
    }
}
