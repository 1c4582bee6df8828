package dev.dmcp.engine.process;

import dev.dmcp.application.port.ServiceLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code NAME.log} and, the newer the smaller the number, {@code NAME.log.1} and so on. */
public final class LogFiles implements ServiceLogs {

    static final long LARGEST = 10L * 1024 * 1024;
    static final int FILES = 5;

    /** Below this much free space lines are about to be lost. */
    private static final long SCARCE = 1024 * 1024;

    private final Path folder;
    private final LogRotation rotation;

    public LogFiles(Path folder) {
        this(folder, LARGEST);
    }

    LogFiles(Path folder, long largest) {
        this.folder = folder;
        this.rotation = new LogRotation(largest, FILES);
    }

    @Override
    public Path fileOf(String service) {
        return folder.resolve(service + ".log");
    }

    @Override
    public Optional<String> keepSmall(String service) {
        Path file = fileOf(service);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            rotation.rotate(file);
            boolean isFull = Files.getFileStore(folder).getUsableSpace() < SCARCE;
            return isFull ? Optional.of("no space left for lines in " + folder) : Optional.empty();
        } catch (IOException refused) {
            return Optional.of(DiskTrouble.describe(refused));
        }
    }

    @Override
    public List<String> lastLines(String service, int count) {
        Deque<String> last = new ArrayDeque<>();
        for (Path file : rotation.oldestFirst(fileOf(service))) {
            LogLines.of(file).forEachRemaining(line -> {
                last.addLast(line);
                if (last.size() > count) {
                    last.removeFirst();
                }
            });
        }
        return new ArrayList<>(last);
    }

    @Override
    public void read(Query query, BiConsumer<String, String> line) throws InterruptedException {
        LogReader reader = new LogReader(query, service -> rotation.oldestFirst(fileOf(service)), line);
        reader.readWhatIsThere();
        if (query.follow()) {
            reader.follow(this::fileOf);
        }
    }
}
