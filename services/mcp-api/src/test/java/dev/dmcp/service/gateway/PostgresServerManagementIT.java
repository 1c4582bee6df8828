package dev.dmcp.service.gateway;

import dev.dmcp.service.storage.PostgresServer;
import java.util.Map;

class PostgresServerManagementIT extends ServerManagementContract {
    private final Map<String, String> address =
            Map.of("DATABASE_URL", PostgresServer.url(PostgresServer.newDatabase()));

    @Override
    Map<String, String> database() {
        return address;
    }
}
