package dev.dmcp.service.gateway;

import java.util.Map;

class SqliteServerManagementTest extends ServerManagementContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
