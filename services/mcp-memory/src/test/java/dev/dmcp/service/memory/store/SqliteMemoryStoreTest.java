package dev.dmcp.service.memory.store;

import dev.dmcp.service.storage.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMemoryStoreTest extends MemoryStoreContract {
    @TempDir
    private Path folder;

    @Override
    DatabaseAddress address() {
        return new DatabaseAddress.Sqlite(folder.resolve("memory.db"));
    }
}
