package dev.dmcp.service.server;

import dev.dmcp.service.storage.PostgresServer;

class PostgresMainServerIT extends MainServerContract {
    private final String url = PostgresServer.url(PostgresServer.newDatabase());

    @Override
    String databaseUrl() {
        return url;
    }
}
