package dev.dmcp.service.gateway;

class PostgresLoginEndIT extends LoginEndContract {
    private final TestDatabase database = TestDatabase.onPostgres();

    @Override
    TestDatabase database() {
        return database;
    }
}
