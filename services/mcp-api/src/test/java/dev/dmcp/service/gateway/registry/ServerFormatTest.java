package dev.dmcp.service.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerFormatTest {

    @Test
    void what_desktop_clients_write_is_understood() {
        RegisteredServer command = read("""
                {"command": "npx", "args": ["-y", "x"], "env": {"A": "b"}, "disabled": true, "autoApprove": []}""");
        assertThat(command.enabled()).isFalse();
        assertThat(command.transport()).isInstanceOfSatisfying(Transport.Stdio.class, stdio -> {
            assertThat(stdio.command()).containsExactly("npx", "-y", "x");
            assertThat(stdio.environment()).containsEntry("A", "b");
        });
        assertThat(read("{\"url\": \"http://h/mcp\"}").transport()).isInstanceOf(Transport.Http.class);
        assertThat(read("{\"url\": \"http://h/mcp\", \"type\": \"streamable-http\"}")
                        .transport())
                .isInstanceOf(Transport.Http.class);
        assertThat(read("{\"url\": \"http://h/sse\", \"type\": \"sse\"}").transport())
                .isInstanceOf(Transport.Sse.class);
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        for (String json : List.of("""
                {"type": "stdio", "command": "a", "args": ["b"], "env": {"C": "d"}, "cwd": "/e", "memory": "1G",
                 "timeout": 5, "concurrency": 2, "allowTools": ["x*"], "denyTools": ["xy"]}""", """
                {"type": "sse", "url": "http://h", "headers": {"B": "1", "A": "2"},
                 "oauth": {"clientId": "i", "clientSecret": "${env:S}"}}""")) {
            RegisteredServer server = read(json);
            assertThat(read(ServerFormat.write(server).toString())).isEqualTo(server);
        }
        assertThat(read("{\"url\":\"http://h\",\"timeout\":5}").calls().timeout())
                .isEqualTo(Optional.of(Duration.ofSeconds(5)));
    }

    @Test
    void what_is_wrong_is_named() {
        for (String[] wrong : new String[][] {
            {"{}", "url or command is missing"},
            {"{\"url\": \"http://h\", \"command\": \"a\"}", "not both"},
            {"{\"url\": 7}", "url must be a text"},
            {"{\"command\": \"a\", \"args\": \"b\"}", "args must be a list of texts"},
            {"{\"command\": \"a\", \"env\": {\"X\": 1}}", "`X` is none"},
            {"{\"command\": \"a\", \"type\": \"http\"}", "type is `http`, which needs a url"},
            {"{\"url\": \"http://h\", \"type\": \"ws\"}", "type must be one of http, sse, stdio"},
            {"{\"url\": \"http://h\", \"timeout\": 0}", "timeout must be a whole number from 1 to 3600"},
            {"{\"command\": \"a\", \"memory\": \"lots\"}", "memory must be a size such as 256M"},
            {
                "{\"url\": \"http://h\", \"oauth\": {\"grant\": \"client_credentials\"}}",
                "oauth needs clientId and clientSecret for client_credentials"
            }
        }) {
            assertThatThrownBy(() -> read(wrong[0]))
                    .as(wrong[0])
                    .isInstanceOf(InvalidServerException.class)
                    .hasMessageContaining(wrong[1]);
        }
    }

    @Test
    void tools_are_offered_by_pattern() {
        var calls = new CallSettings(
                Optional.empty(), Optional.empty(), List.of("read_*", "*list*", "a*b*c"), List.of("*_secret"));
        assertThat(List.of("read_file", "list", "my_list_of", "abc", "axxbyyc")).allMatch(calls::admits);
        assertThat(List.of("write_file", "read_secret", "ab", "acb", "abcd")).noneMatch(calls::admits);
        assertThat(CallSettings.DEFAULT.admits("anything")).isTrue();
    }

    @Test
    void what_comes_back_as_it_was_shown_keeps_its_secret() {
        RegisteredServer server = read("""
                {"url": "http://h/?key=abc", "headers": {"Authorization": "Bearer abc", "X-Team": "a"},
                 "oauth": {"clientId": "i", "clientSecret": "abc"}, "timeout": 5}""");
        JsonObject shown = ShownServer.of(server);
        assertThat(shown.toString()).doesNotContain("abc");

        RegisteredServer same =
                ServerFormat.read("x", Amendment.replace(server, shown.without("name")), Origin.REGISTERED);
        assertThat(same).isEqualTo(server);

        JsonObject change =
                object("{\"headers\": {\"Authorization\": \"[redacted]\", \"X-Team\": \"b\"}, \"timeout\": null}");
        RegisteredServer changed = ServerFormat.read("x", Amendment.merge(server, change), Origin.REGISTERED);
        assertThat(((Transport.Http) changed.transport()).headers())
                .containsEntry("Authorization", "Bearer abc")
                .containsEntry("X-Team", "b");
        assertThat(changed.calls().timeout()).isEmpty();
        assertThatThrownBy(() -> Amendment.merge(server, object("{\"headers\": {\"X-Key\": \"[redacted]\"}}")))
                .hasMessageContaining("no secret yet");
    }

    @Test
    void another_way_to_a_server_takes_the_place_of_the_old_one() {
        RegisteredServer server = read("{\"command\": \"a\", \"env\": {\"A\": \"b\"}, \"timeout\": 5}");
        RegisteredServer moved = ServerFormat.read(
                "x", Amendment.merge(server, object("{\"url\": \"http://h/mcp\"}")), Origin.REGISTERED);
        assertThat(moved.transport()).isEqualTo(Transport.Http.of("http://h/mcp"));
        assertThat(moved.calls().timeout()).isEqualTo(Optional.of(Duration.ofSeconds(5)));
    }

    private static RegisteredServer read(String json) {
        return ServerFormat.read("x", object(json), Origin.REGISTERED);
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
