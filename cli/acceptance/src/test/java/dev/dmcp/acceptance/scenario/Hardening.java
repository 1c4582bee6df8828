package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a container of a hardened service has and has not, as the engine tells. */
final class Hardening {
    private Hardening() {}

    static void isOf(String container) {
        JsonObject all = inspect(container);
        JsonObject host = all.object("HostConfig").orElseThrow();
        JsonObject config = all.object("Config").orElseThrow();
        assertThat(config.string("User").orElse("")).as("user of " + container).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(config.object("Healthcheck"))
                .as("health check of " + container)
                .isPresent();
        for (String limit : List.of("Memory", "NanoCpus", "PidsLimit")) {
            assertThat(host.integer(limit).orElse(0))
                    .as("%s of %s", limit, container)
                    .isPositive();
        }
        assertThat(texts(host, "SecurityOpt")).as("security of " + container).contains("no-new-privileges:true");
        assertThat(texts(host, "CapDrop")).as("capabilities of " + container).containsExactly("ALL");
        assertThat(texts(host, "CapAdd")).as("capabilities of " + container).isEmpty();
    }

    static void hasReadOnlyRoot(String container) {
        assertThat(inspect(container).object("HostConfig").orElseThrow().bool("ReadonlyRootfs"))
                .as("root file system of " + container)
                .contains(true);
    }

    private static JsonObject inspect(String container) {
        Program.Result answer =
                Program.named("docker").run("inspect", container).exits(0);
        JsonArray containers = (JsonArray) Json.parse(answer.out());
        return containers.elements().getFirst().asObject().orElseThrow();
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.array(name).stream()
                .flatMap(array -> StreamSupport.stream(array.spliterator(), false))
                .map(JsonValue::toString)
                .map(text -> text.replace("\"", ""))
                .toList();
    }
}
