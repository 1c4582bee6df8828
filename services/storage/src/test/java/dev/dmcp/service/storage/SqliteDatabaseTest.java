package dev.dmcp.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    private Path folder;

    @Override
    Database open() throws Exception {
        return SqliteDatabase.open(folder.resolve("deep/er/notes.db"));
    }

    @Test
    void a_commit_outlives_the_machine_and_readers_do_not_wait_for_writers() throws Exception {
        try (Database database = open()) {
            assertThat(database.<String>read(session -> session.first("PRAGMA journal_mode", row -> row.getString(1))
                            .orElseThrow()))
                    .isEqualTo("wal");
            assertThat(database.<Long>write(session -> session.number("PRAGMA synchronous")))
                    .isEqualTo(2);
            database.write(session -> {
                session.update("INSERT INTO notes VALUES (1, 'not yet committed')");
                assertThat(database.<Long>read(other -> other.number("SELECT count(*) FROM notes")))
                        .isZero();
                return true;
            });
        }
    }

    @Test
    void the_files_are_their_owners_alone() throws Exception {
        try (Database database = open()) {
            database.write(session -> session.update("INSERT INTO notes VALUES (1, 'private')"));
            try (var files = Files.list(folder.resolve("deep/er"))) {
                assertThat(files)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void a_file_that_is_no_database_is_said_with_its_name() throws Exception {
        Path file =
                Files.writeString(folder.resolve("letter.txt"), "Dear Ada, this is not a database at all. ".repeat(50));
        var config = new StorageConfig(new DatabaseAddress.Sqlite(file), Duration.ZERO);

        assertThatThrownBy(() -> Storage.open(config, dialect -> new Migrations("notes", List.of())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("letter.txt")
                .hasMessageContaining("not a database");
    }
}
