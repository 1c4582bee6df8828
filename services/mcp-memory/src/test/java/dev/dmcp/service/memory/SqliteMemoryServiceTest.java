package dev.dmcp.service.memory;

import java.util.Map;

class SqliteMemoryServiceTest extends MemoryServiceContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
