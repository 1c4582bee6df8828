package dev.dmcp.service.gateway;

class PostgresPersonLoginIT extends PersonLoginContract {
    private final TestDatabase database = TestDatabase.onPostgres();

    @Override
    TestDatabase database() {
        return database;
    }
}
