package dev.dmcp.service.memory.durability;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteDurabilityIT extends DurabilityContract {
    @TempDir
    private Path folder;

    @Override
    Map<String, String> environment() {
        return Map.of("DATA_DIR", folder.toString(), "MEMORY_MAX_COUNT", "1000000");
    }
}
