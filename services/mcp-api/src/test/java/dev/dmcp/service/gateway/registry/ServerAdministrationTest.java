package dev.dmcp.service.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.StorageConfig;
import dev.dmcp.service.storage.StorageException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAdministrationTest {
    private static final RegistrationRule RULE = new RegistrationRule(
            AddressRule.publicNetwork(1), SecretSource.limited(name -> Optional.empty(), Path.of("secrets")), false);

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private Database database;
    private ServerAdministration servers;

    @BeforeEach
    void open() throws Exception {
        var config = new StorageConfig(new DatabaseAddress.Sqlite(folder.resolve("gateway.db")), Duration.ZERO);
        database = Storage.open(config, Registry::migrations);
        servers = new ServerAdministration(new Registry(database, List.of(), Clock.systemUTC()), RULE);
        servers.replaceFile(file("http://a", "moves", "goes"));
        servers.onMove(name -> told.add("moved " + name));
        servers.onRemove(name -> told.add("removed " + name));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whom_a_database_that_was_away_kept_from_being_told_is_told_at_the_next_try() {
        FileServers now = file("http://b", "moves");
        servers.onChange(name -> {
            throw new StorageException("away", new SQLException());
        });
        assertThatThrownBy(() -> servers.replaceFile(now)).isInstanceOf(StorageException.class);
        told.clear();

        servers.onChange(name -> told.add("changed " + name));
        servers.replaceFile(now);
        assertThat(told).containsExactly("removed goes", "changed goes", "moved moves", "changed moves");

        told.clear();
        servers.replaceFile(now);
        assertThat(told).isEmpty();
    }

    private static FileServers file(String url, String... names) {
        List<RegisteredServer> all = List.of(names).stream()
                .map(name -> ServerFormat.read(
                        name, JsonObject.builder().put("url", url).build(), Origin.FILE))
                .toList();
        return new FileServers(all, Set.of(names));
    }
}
