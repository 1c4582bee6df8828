package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.gateway.registry.CallSettings;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.upstream.Offer;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final RegisteredServer server =
            RegisteredServer.of("files", Transport.Http.of("http://127.0.0.1:1"), RegisteredServer.Origin.REGISTERED);

    @Test
    void prompts_and_tools_are_offered_under_the_servers_name() {
        Offer offer = new Offer(tools("read"), List.of(), List.of(), List.of(new Prompt("review", "")), false);

        Listing listing = Listing.of(server, offer, false);

        assertThat(listing.tools()).extracting(OfferedTool::name).containsExactly("files__read");
        assertThat(listing.prompts()).extracting(OfferedPrompt::name).containsExactly("files__review");
        assertThat(listing.clashes()).isEmpty();
    }

    @Test
    void names_that_would_be_the_same_are_numbered_the_same_way_in_any_order() {
        // Two texts with one hash, so that even the sign of the whole is the same.
        String first = "x".repeat(80) + "Aa";
        String second = "x".repeat(80) + "BB";

        Listing listing = Listing.of(server, offering(tools(second, first)), false);
        Listing turned = Listing.of(server, offering(tools(first, second)), false);

        assertThat(listing.tools())
                .extracting(OfferedTool::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(64));
        assertThat(listing.tools()).isEqualTo(turned.tools());
        assertThat(listing.clashes()).singleElement().asString().contains("files", second, "is offered as");
    }

    @Test
    void what_a_server_lists_twice_is_offered_once_and_said() {
        Listing listing = Listing.of(server, offering(tools("read", "read")), false);

        assertThat(listing.tools()).hasSize(1);
        assertThat(listing.clashes())
                .containsExactly("the server `files` lists the tool `read` twice; one is left out");
    }

    @Test
    void tools_are_offered_as_the_lists_of_the_server_allow() {
        var calls = new CallSettings(Optional.empty(), Optional.empty(), List.of("read_*"), List.of("*_secret"));
        var choosy = new RegisteredServer("files", server.transport(), calls, true, server.origin());

        Listing listing = Listing.of(choosy, offering(tools("read_file", "read_secret", "write_file")), false);

        assertThat(listing.tools()).extracting(OfferedTool::name).containsExactly("files__read_file");
    }

    private static Offer offering(List<Tool> tools) {
        return new Offer(tools, List.of(), List.of(), List.of(), false);
    }

    private static List<Tool> tools(String... names) {
        return Stream.of(names)
                .map(name -> new Tool(name, "", JsonObject.empty()))
                .toList();
    }
}
