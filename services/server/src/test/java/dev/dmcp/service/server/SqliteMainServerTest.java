package dev.dmcp.service.server;

class SqliteMainServerTest extends MainServerContract {
    @Override
    String databaseUrl() {
        return "";
    }
}
