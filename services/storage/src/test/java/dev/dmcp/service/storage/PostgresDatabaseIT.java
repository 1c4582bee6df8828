package dev.dmcp.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresDatabaseIT extends DatabaseContract {
    private final DatabaseAddress.Postgres address = PostgresServer.newDatabase();

    @Override
    Database open() {
        return PostgresDatabase.open(address);
    }

    @Test
    void the_address_as_a_url_reaches_the_same_database() {
        assertThat(DatabaseAddress.parse(PostgresServer.url(address))).isEqualTo(address);
    }

    @Test
    void a_wrong_password_is_said_without_it() {
        var wrong = new DatabaseAddress.Postgres(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                Optional.of(Secret.of("hush-hush")),
                "");

        assertThatThrownBy(() -> Storage.open(
                        new StorageConfig(wrong, Duration.ZERO), dialect -> new Migrations("notes", List.of())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot use the database `" + address.database() + "`")
                .hasMessageNotContaining("hush-hush");
    }
}
