package dev.dmcp.service.memory;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.ServiceConfig;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.storage.StorageConfig;

/** What the memory server is told by its environment, beside what every service is. */
record MemoryConfig(StorageConfig storage, MemoryLimits limits) {

    static MemoryConfig read(Environment environment, ServiceConfig service) {
        MemoryLimits standard = MemoryLimits.DEFAULT;
        var limits = new MemoryLimits(
                standard.keyCharacters(),
                environment.integer("MEMORY_MAX_CONTENT", standard.contentCharacters(), 1, 1_000_000),
                standard.metadataCharacters(),
                environment.integer("MEMORY_MAX_COUNT", standard.memoriesPerUser(), 1, 10_000_000));
        return new MemoryConfig(StorageConfig.read(environment, service.dataDirectory(), "memory.db"), limits);
    }
}
