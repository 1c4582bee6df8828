package dev.dmcp.service.gateway;

class SqlitePersonLoginTest extends PersonLoginContract {
    @Override
    TestDatabase database() {
        return TestDatabase.inFolder(folder);
    }
}
