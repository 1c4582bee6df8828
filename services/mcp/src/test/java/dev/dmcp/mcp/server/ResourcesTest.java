package dev.dmcp.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private final McpServer server = McpServer.of(
            new Implementation("test", "1"), Optional.empty(), Optional.empty(), ServerOptions.DEFAULT.withPageSize(2));
    private final Methods methods = new Methods(server);

    @Test
    void registered_and_provided_resources_are_one_list_in_pages() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            server.add(
                    resource("r:" + name), (context, uri, variables) -> ResourceResult.text(uri, "text/plain", name));
        }
        server.add(new Rows(List.of("p:1", "p:2", "p:3")));
        server.add(new Rows(List.of("q:1")));

        assertThat(listAll()).containsExactly("r:a", "r:b", "r:c", "p:1", "p:2", "p:3", "q:1");
    }

    @Test
    void an_entry_that_goes_between_two_pages_hides_no_other() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            server.add(
                    resource("r:" + name), (context, uri, variables) -> ResourceResult.text(uri, "text/plain", name));
        }
        JsonObject first = methods.answer("resources/list", JsonObject.empty(), context("ada"));
        server.resources().registered().remove("r:a");
        JsonObject second = methods.answer(
                "resources/list",
                JsonObject.builder()
                        .put("cursor", first.string("nextCursor").orElseThrow())
                        .build(),
                context("ada"));

        assertThat(second.toString()).contains("r:c");
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused() {
        server.add(new Rows(List.of()));
        for (String cursor : List.of("", "x", "djE6", "djE6OTk5OTk5OTk5OTk5OjE", "djE6eA")) {
            JsonObject params = JsonObject.builder().put("cursor", cursor).build();
            assertThatThrownBy(() -> methods.answer("resources/list", params, context("ada")))
                    .as(cursor)
                    .isInstanceOf(RpcException.class);
        }
    }

    @Test
    void a_provider_shows_each_caller_its_own() throws Exception {
        server.add(new ResourceProvider() {
            @Override
            public Page<Resource> list(CallContext context, Optional<String> cursor) {
                return Page.only(List.of(resource("m:" + subject(context))));
            }

            @Override
            public Optional<ResourceResult> read(CallContext context, String uri) {
                return uri.equals("m:" + subject(context))
                        ? Optional.of(ResourceResult.text(uri, "text/plain", "mine"))
                        : Optional.empty();
            }
        });
        JsonObject ofAda = JsonObject.builder().put("uri", "m:ada").build();

        assertThat(methods.answer("resources/read", ofAda, context("ada")).toString())
                .contains("mine");
        assertThatThrownBy(() -> methods.answer("resources/read", ofAda, context("bob")))
                .isInstanceOf(RpcException.class)
                .hasMessage("Resource not found");
    }

    @Test
    void a_page_is_empty_only_when_there_is_nothing_at_all() throws Exception {
        server.add(new Rows(List.of()));
        server.add(new Rows(List.of("row:1")));

        JsonObject first = methods.answer("resources/list", JsonObject.empty(), context("ada"));

        assertThat(first.array("resources").orElseThrow().elements()).hasSize(1);
    }

    private List<String> listAll() throws Exception {
        List<String> uris = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonObject params =
                    JsonObject.builder().putStringIfPresent("cursor", cursor).build();
            JsonObject page = methods.answer("resources/list", params, context("ada"));
            page.array("resources")
                    .orElseThrow()
                    .forEach(json ->
                            uris.add(json.asObject().orElseThrow().string("uri").orElseThrow()));
            cursor = page.string("nextCursor");
        } while (cursor.isPresent());
        return uris;
    }

    private static String subject(CallContext context) {
        return context.caller().orElseThrow().subject();
    }

    private static Resource resource(String uri) {
        return new Resource(uri, uri, "text/plain");
    }

    private static CallContext context(String subject) {
        CallFacts facts = new CallFacts(
                ProtocolVersion.V2026_07_28,
                Optional.of(new Caller(subject, Set.of())),
                Optional.empty(),
                ClientCapabilities.NONE,
                JsonObject.empty(),
                Optional.empty());
        Inputs nobody = (requests, state) -> {
            throw new IllegalStateException("nobody is asked");
        };
        return new CallContext(facts, Outlet.none(), nobody, new Cancellation());
    }

    /** Rows of a table, one to a page. */
    private record Rows(List<String> uris) implements ResourceProvider {
        @Override
        public Page<Resource> list(CallContext context, Optional<String> cursor) {
            int at = cursor.map(Integer::parseInt).orElse(0);
            if (at >= uris.size()) {
                return Page.only(List.of());
            }
            Optional<String> next = at + 1 < uris.size() ? Optional.of(String.valueOf(at + 1)) : Optional.empty();
            return new Page<>(List.of(resource(uris.get(at))), next);
        }

        @Override
        public Optional<ResourceResult> read(CallContext context, String uri) {
            return Optional.empty();
        }
    }
}
