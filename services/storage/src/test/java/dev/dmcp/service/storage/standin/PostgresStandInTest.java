package dev.dmcp.service.storage.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import dev.dmcp.service.storage.Migrations;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own driver and the pool talk to it. */
class PostgresStandInTest {
    private PostgresStandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = PostgresStandIn.start("a secret");
    }

    @AfterEach
    void stop() throws IOException {
        standIn.close();
    }

    private static Database open(Map<String, String> variables) throws StartFailure, InterruptedException {
        StorageConfig config = StorageConfig.read(new Environment(variables), Path.of("unused"), "unused.db");
        return Storage.open(config, dialect -> new Migrations("none", List.of()));
    }

    @Test
    void a_database_is_opened_and_brought_up_to_date() throws Exception {
        try (Database database = open(standIn.variables())) {
            assertThat(database.dialect()).isEqualTo(Dialect.POSTGRES);
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        var wrong = new HashMap<>(standIn.variables());
        wrong.put("DATABASE_PASSWORD", "another");
        wrong.put("DATABASE_WAIT_SECONDS", "0");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> open(wrong).close());
    }

    @Test
    void a_table_has_no_rows_and_what_is_counted_is_one() throws Exception {
        try (Database database = open(standIn.variables())) {
            List<String> rows = database.read(session -> session.list(
                    "SELECT name, coalesce(a, b) FROM things WHERE owner = ?", row -> row.getString(1), "anybody"));
            long count = database.read(session -> session.number("SELECT count(*) FROM things"));

            assertThat(rows).isEmpty();
            assertThat(count).isEqualTo(1);
        }
    }

    @Test
    void a_change_returns_a_row_and_is_committed() throws Exception {
        try (Database database = open(standIn.variables())) {
            String name = database.write(session -> {
                assertThat(session.update("DELETE FROM things WHERE name = ?", "one"))
                        .isEqualTo(1);
                return session.first(
                                "INSERT INTO things (name, size) VALUES (?, ?) RETURNING name, size",
                                row -> row.getString(1) + row.getLong(2),
                                "two",
                                2)
                        .orElse("none");
            });

            assertThat(name).isEqualTo("11");
        }
    }

    @Test
    void a_statement_that_the_driver_prepares_for_good_is_answered_again() throws Exception {
        try (Database database = open(standIn.variables())) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                assertThat(database.<Long>read(session -> session.number("SELECT ?", number)))
                        .isEqualTo(1L);
            }
        }
    }
}
