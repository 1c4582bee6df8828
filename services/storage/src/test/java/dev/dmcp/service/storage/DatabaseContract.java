package dev.dmcp.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database promises. */
abstract class DatabaseContract {
    private static final Migrations FIRST = migrations(
            "CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL); CREATE INDEX notes_text ON notes (text);");

    private Database database;

    /** Opens the database of this test, the same one at each call. */
    abstract Database open() throws Exception;

    @BeforeEach
    void prepare() throws Exception {
        database = open();
        new Migrator(FIRST).migrate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Migrations migrations(String... scripts) {
        return new Migrations(
                "notes",
                IntStream.range(0, scripts.length)
                        .mapToObj(i -> new Migrations.Migration(i + 1, "step", scripts[i]))
                        .toList());
    }

    @Test
    void what_was_written_is_read_by_whoever_opens_it_next() throws Exception {
        database.write(session -> session.update("INSERT INTO notes VALUES (?, ?)", 1, "it's; DROP TABLE notes --"));
        try (Database again = open()) {
            assertThat(texts(again)).containsExactly("it's; DROP TABLE notes --");
        }
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        assertThatThrownBy(() -> database.write(session -> {
                    session.update("INSERT INTO notes VALUES (1, 'a')");
                    return session.update("INSERT INTO notes VALUES (1, 'b')");
                }))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database.write(session -> {
                    session.update("INSERT INTO notes VALUES (2, 'a')");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(texts(database)).isEmpty();
        database.write(session -> session.update("INSERT INTO notes VALUES (3, 'works again')"));
        assertThat(texts(database)).containsExactly("works again");
    }

    @Test
    void a_broken_statement_does_not_spoil_the_connection() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> database.read(session -> session.number("SELECT nothing FROM nowhere")))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.isUnavailable()).isFalse());
        }
        assertThat(database.<Long>read(session -> session.number("SELECT count(*) FROM notes")))
                .isZero();
    }

    @Test
    void many_threads_write_and_read_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> writes = IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(i -> () -> database.write(session -> {
                        session.number("SELECT count(*) FROM notes");
                        return session.update("INSERT INTO notes VALUES (?, ?)", i, "n" + i);
                    }))
                    .toList();
            for (var write : threads.invokeAll(writes)) {
                assertThat(write.get()).isEqualTo(1);
            }
        }
        assertThat(texts(database)).hasSize(200);
    }

    @Test
    void more_statements_than_are_kept_still_work() {
        for (int i = 0; i < 300; i++) {
            String sql = "SELECT " + i + " + CAST(? AS integer)";
            assertThat(database.<Long>read(session -> session.number(sql, 1))).isEqualTo(i + 1);
        }
    }

    @Test
    void migrations_are_applied_once_and_in_order() {
        Migrations both = migrations(FIRST.steps().getFirst().sql(), "ALTER TABLE notes ADD COLUMN extra text");

        assertThat(new Migrator(FIRST).migrate(database)).isZero();
        assertThat(new Migrator(both).migrate(database)).isEqualTo(1);
        assertThat(new Migrator(both).migrate(database)).isZero();
        database.write(session -> session.update("INSERT INTO notes VALUES (1, 'a', 'b')"));
    }

    @Test
    void a_migration_that_fails_leaves_the_database_as_it_was() {
        Migrations broken =
                migrations(FIRST.steps().getFirst().sql(), "CREATE TABLE more (id integer)", "CREATE NONSENSE");

        assertThatThrownBy(() -> new Migrator(broken).migrate(database)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database.read(session -> session.number("SELECT count(*) FROM more")))
                .isInstanceOf(StorageException.class);
        assertThat(new Migrator(FIRST).migrate(database)).isZero();
    }

    @Test
    void a_migration_that_was_changed_after_its_release_is_refused() {
        Migrations changed = migrations("CREATE TABLE notes (id integer PRIMARY KEY)");

        assertThatThrownBy(() -> new Migrator(changed).migrate(database))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("migration 1 (step) of notes was applied to this database with another content");
    }

    @Test
    void a_database_of_a_newer_program_is_refused() {
        new Migrator(migrations(FIRST.steps().getFirst().sql(), "CREATE TABLE more (id integer)")).migrate(database);

        assertThatThrownBy(() -> new Migrator(FIRST).migrate(database))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("made by a newer dmcp");
    }

    @Test
    void processes_that_start_together_migrate_once() throws Exception {
        Migrations others = new Migrations(
                "others", List.of(new Migrations.Migration(1, "step", "CREATE TABLE others (id integer)")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> start = () -> {
                try (Database own = open()) {
                    return new Migrator(others).migrate(own);
                }
            };
            int done = 0;
            for (var started : threads.invokeAll(List.of(start, start, start, start))) {
                done += started.get();
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void its_health_names_its_kind() throws Exception {
        assertThat(new DatabaseHealth(database).check().string("kind"))
                .contains(database.dialect().word());
    }

    private static List<String> texts(Database database) {
        return database.read(DatabaseContract::texts);
    }

    private static List<String> texts(Session session) throws SQLException {
        return session.list("SELECT text FROM notes ORDER BY id", row -> row.getString(1));
    }
}
