package dev.dmcp.service.gateway;

class SqliteServerManagementTest extends ServerManagementContract {
    @Override
    TestDatabase database() {
        return TestDatabase.inFolder(folder);
    }
}
