package dev.dmcp.service.gateway;

class SqliteLoginEndTest extends LoginEndContract {
    @Override
    TestDatabase database() {
        return TestDatabase.inFolder(folder);
    }
}
