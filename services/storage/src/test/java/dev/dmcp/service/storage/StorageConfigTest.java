package dev.dmcp.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageConfigTest {

    @Test
    void without_an_address_it_is_a_file_in_the_data_folder() {
        assertThat(read(Map.of())).isEqualTo(new DatabaseAddress.Sqlite(Path.of("/data/memory.db")));
        assertThat(read(Map.of("DATABASE_URL", "sqlite:/elsewhere/a.db")))
                .isEqualTo(new DatabaseAddress.Sqlite(Path.of("/elsewhere/a.db")));
    }

    @Test
    void an_address_of_postgresql_is_read_in_each_of_its_forms() {
        for (String scheme : new String[] {"postgresql", "postgres", "jdbc:postgresql"}) {
            assertThat(read(Map.of(
                            "DATABASE_URL", scheme + "://ada:s%40crt@db:5433/app?sslmode=require&schema=public")))
                    .isEqualTo(new DatabaseAddress.Postgres(
                            "db", 5433, "app", Optional.of("ada"), Optional.of(Secret.of("s@crt")), "sslmode=require"));
        }
        assertThat(read(Map.of("DATABASE_URL", "jdbc:postgresql://[::1]/app?user=ada&password=x")))
                .isEqualTo(new DatabaseAddress.Postgres(
                        "[::1]", 5432, "app", Optional.of("ada"), Optional.of(Secret.of("x")), ""));
    }

    @Test
    void a_password_that_was_put_in_as_it_is_is_understood() {
        for (String password : new String[] {"p@ss:w/rd", "100%", "a+b", "what?#"}) {
            assertThat(read(Map.of("DATABASE_URL", "postgresql://postgres:" + password + "@db:5432/dynamic_mcp")))
                    .isInstanceOfSatisfying(DatabaseAddress.Postgres.class, server -> {
                        assertThat(server.password()).map(Secret::reveal).contains(password);
                        assertThat(server.host()).isEqualTo("db");
                    });
        }
    }

    @Test
    void a_password_of_its_own_goes_before_the_one_in_the_address() {
        var address = read(Map.of("DATABASE_URL", "postgresql://ada:old@db/app", "DATABASE_PASSWORD", "new"));

        assertThat(address)
                .isInstanceOfSatisfying(
                        DatabaseAddress.Postgres.class,
                        server -> assertThat(server.password())
                                .map(Secret::reveal)
                                .contains("new"));
        assertThat(address.toString()).doesNotContain("old").doesNotContain("new");
    }

    @Test
    void what_is_no_address_is_a_problem_that_does_not_repeat_it() {
        for (String url :
                new String[] {"mysql://a:hush@b/c", "postgresql://a:hush@db", "postgresql://a:hush@db:99999/x"}) {
            var environment = new Environment(Map.of("DATABASE_URL", url));
            StorageConfig.read(environment, Path.of("/data"), "memory.db");

            assertThatThrownBy(environment::requireNoProblems)
                    .hasMessageContaining("DATABASE_URL is no address of a database")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void a_server_that_does_not_come_up_is_worth_trying_again() throws IOException {
        int port = freePort();
        var address = DatabaseAddress.parse("postgresql://a:b@127.0.0.1:" + port + "/app");
        var config = new StorageConfig(address, Duration.ZERO);

        assertThatThrownBy(() -> Storage.open(config, dialect -> new Migrations("notes", List.of())))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.isWorthTryingAgain()).isTrue())
                .hasMessageContaining("`app` at `127.0.0.1:" + port + "`");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static DatabaseAddress read(Map<String, String> variables) {
        var environment = new Environment(variables);
        DatabaseAddress address =
                StorageConfig.read(environment, Path.of("/data"), "memory.db").address();
        environment.requireNoProblems();
        return address;
    }
}
