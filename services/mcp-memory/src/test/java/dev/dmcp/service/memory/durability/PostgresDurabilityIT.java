package dev.dmcp.service.memory.durability;

import dev.dmcp.service.storage.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class PostgresDurabilityIT extends DurabilityContract {
    private final String address = PostgresServer.url(PostgresServer.newDatabase());

    @TempDir
    private Path folder;

    @Override
    Map<String, String> environment() {
        return Map.of("DATA_DIR", folder.toString(), "DATABASE_URL", address, "MEMORY_MAX_COUNT", "1000000");
    }
}
