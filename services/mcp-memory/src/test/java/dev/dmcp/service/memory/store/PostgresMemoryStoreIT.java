package dev.dmcp.service.memory.store;

import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.PostgresServer;

class PostgresMemoryStoreIT extends MemoryStoreContract {
    private final DatabaseAddress address = PostgresServer.newDatabase();

    @Override
    DatabaseAddress address() {
        return address;
    }
}
