package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.BuildStamps;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One small file for each build, which lists its inputs with size and time as they were at its last success. */
public final class StampFiles implements BuildStamps {

    /** What builds write among their sources. */
    private static final Set<String> OUTPUT_FOLDERS = Set.of("target", "node_modules", "dist", ".git", ".dmcp");

    private final Path folder;

    public StampFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Turn await(Build build) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(build.name() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return () -> release(channel);
        } catch (ClosedByInterruptException | FileLockInterruptionException stop) {
            throw new InterruptedException();
        } catch (IOException refused) {
            throw new Failure.OperationFailed(
                    "cannot keep track of builds in `%s`: %s".formatted(folder, DiskTrouble.describe(refused)),
                    "make the folder writable",
                    refused);
        }
    }

    /** Closing gives the lock back. */
    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The system takes it back with the process at the latest.
        }
    }

    @Override
    public Optional<String> causeToRun(Build build) {
        Optional<Path> missing =
                build.outputs().stream().filter(output -> !Files.exists(output)).findFirst();
        if (missing.isPresent()) {
            return Optional.of(missing.get().getFileName() + " is missing");
        }
        Map<String, String> now = inputs(build);
        Optional<Map<String, String>> before = remembered(build);
        if (before.isEmpty()) {
            return Optional.of("not built by dmcp yet");
        }
        return now.equals(before.get()) ? Optional.empty() : Optional.of(difference(before.get(), now));
    }

    private static String difference(Map<String, String> before, Map<String, String> now) {
        for (Map.Entry<String, String> file : now.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                return Path.of(file.getKey()).getFileName() + " changed";
            }
        }
        return before.keySet().stream()
                .filter(file -> !now.containsKey(file))
                .findFirst()
                .map(file -> Path.of(file).getFileName() + " was removed")
                .orElse("inputs changed");
    }

    @Override
    public void remember(Build build) {
        StringBuilder text = new StringBuilder();
        inputs(build)
                .forEach((file, version) ->
                        text.append(version).append(' ').append(file).append('\n'));
        try {
            Files.createDirectories(folder);
            Files.writeString(stamp(build), text);
        } catch (IOException refused) {
            // Then the next call builds once more than it had to.
        }
    }

    private Optional<Map<String, String>> remembered(Build build) {
        Map<String, String> inputs = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(stamp(build))) {
                int blank = line.indexOf(' ');
                inputs.put(line.substring(blank + 1), line.substring(0, blank));
            }
        } catch (IOException neverBuilt) {
            return Optional.empty();
        }
        return Optional.of(inputs);
    }

    private Path stamp(Build build) {
        return folder.resolve(build.name() + ".stamp");
    }

    private static Map<String, String> inputs(Build build) {
        Map<String, String> inputs = new TreeMap<>();
        for (Path input : build.inputs()) {
            addAll(input, inputs);
        }
        return inputs;
    }

    private static void addAll(Path input, Map<String, String> inputs) {
        try {
            Files.walkFileTree(input, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean isOutput = !directory.equals(input)
                            && OUTPUT_FOLDERS.contains(directory.getFileName().toString());
                    return isOutput ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    inputs.put(
                            file.toString(),
                            attributes.size() + "@"
                                    + attributes.lastModifiedTime().toMillis());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            inputs.put(input.toString(), "unreadable");
        }
    }

    @Override
    public Optional<Instant> changedAt(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
