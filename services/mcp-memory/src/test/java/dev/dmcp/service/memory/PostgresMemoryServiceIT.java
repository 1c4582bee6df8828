package dev.dmcp.service.memory;

import dev.dmcp.service.storage.PostgresServer;
import java.util.Map;

class PostgresMemoryServiceIT extends MemoryServiceContract {
    private final Map<String, String> address =
            Map.of("DATABASE_URL", PostgresServer.url(PostgresServer.newDatabase()));

    @Override
    Map<String, String> database() {
        return address;
    }
}
