package dev.dmcp.service.storage;

import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.health.UnhealthyException;
import dev.dmcp.service.kit.json.JsonObject;

/** Whether the database answers, and how fast. */
public final class DatabaseHealth implements HealthCheck {
    private final Database database;

    public DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public JsonObject check() throws UnhealthyException {
        long begun = System.nanoTime();
        try {
            database.read(session -> session.number("SELECT 1"));
        } catch (StorageException e) {
            throw new UnhealthyException("the database does not answer");
        }
        return JsonObject.builder()
                .put("kind", database.dialect().word())
                .put("micros", (System.nanoTime() - begun) / 1_000)
                .build();
    }
}
