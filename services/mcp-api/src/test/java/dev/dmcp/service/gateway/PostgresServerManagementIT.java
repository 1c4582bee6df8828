package dev.dmcp.service.gateway;

class PostgresServerManagementIT extends ServerManagementContract {
    private final TestDatabase database = TestDatabase.onPostgres();

    @Override
    TestDatabase database() {
        return database;
    }
}
