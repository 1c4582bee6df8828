package dev.dmcp.service.gateway;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * A database that a gateway is told to use, and that a test looks into behind its back.
 *
 * @param environment by which the gateway is told
 */
record TestDatabase(Map<String, String> environment, String url, Properties login) {

    /** The file that a gateway makes in its data folder. */
    static TestDatabase inFolder(Path folder) {
        return new TestDatabase(Map.of(), "jdbc:sqlite:" + folder.resolve("gateway.db"), new Properties());
    }

    /** A new one on a real server. */
    static TestDatabase onPostgres() {
        DatabaseAddress.Postgres address = PostgresServer.newDatabase();
        var login = new Properties();
        login.put("user", address.user().orElseThrow());
        login.put("password", address.password().map(Secret::reveal).orElseThrow());
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database();
        return new TestDatabase(Map.of("DATABASE_URL", PostgresServer.url(address)), url, login);
    }

    void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** All rows, three columns of each, as one text. */
    String read(String sql) throws SQLException {
        var text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                text.append(rows.getString(1)).append(rows.getString(2)).append(rows.getString(3));
            }
        }
        return text.toString();
    }
}
