package dev.dmcp.service.gateway.login;

import dev.dmcp.service.gateway.login.LoginTable.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Whose logins are in the table, known without a look at it. Thread-safe. */
final class Owners {
    private final LoginTable table;
    private final Map<String, Set<String>> persons = new ConcurrentHashMap<>();

    Owners(LoginTable table) {
        this.table = table;
        table.owners().forEach(this::add);
    }

    void add(Owner owner) {
        persons.compute(owner.server(), (server, known) -> {
            Set<String> all = known == null ? new ConcurrentSkipListSet<>() : known;
            all.add(owner.person());
            return all;
        });
    }

    /** Who has a login to that server. */
    Set<String> of(String server) {
        return persons.getOrDefault(server, Set.of());
    }

    /** The servers that somebody has a login to. */
    List<String> servers() {
        return List.copyOf(persons.keySet());
    }

    /** Looks into the table; at one go: who comes in between the look and its result stays. */
    void lookAgain(String server) {
        persons.compute(server, (name, known) -> {
            var now = new ConcurrentSkipListSet<String>();
            table.owners(name).forEach(owner -> now.add(owner.person()));
            return now.isEmpty() ? null : now;
        });
    }
}
