package dev.dmcp.engine.buildkit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contexts that take minutes: {@code ./mvnw -Pnightly -pl cli/engine -am verify}. */
class LargeContextNightly {
    private final TestEngine engine = new TestEngine();

    @TempDir
    private Path context;

    @AfterEach
    void removeImages() throws IOException, InterruptedException {
        engine.removeImages();
    }

    @Test
    void a_hundred_thousand_files_arrive_as_docker_sends_them() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            Path folder = context.resolve("d" + i % 97).resolve("e" + i % 31);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("f" + i), "content of " + i);
        }
        new SyncComparison(engine, context).sendsTheSame();
    }

    @Test
    void a_hole_of_three_gigabytes_arrives_as_docker_sends_it() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(context.resolve("hole").toFile(), "rw")) {
            file.setLength(3L << 30);
            file.seek(file.length());
            file.writeBytes("its end");
        }
        new SyncComparison(engine, context).sendsTheSame();
    }
}
