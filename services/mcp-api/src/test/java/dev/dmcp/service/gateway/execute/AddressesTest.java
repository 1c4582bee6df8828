package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.service.gateway.execute.Addresses.Place;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.upstream.Offer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final Addresses addresses = Addresses.of(List.of(
            listing("first", List.of("demo://{id}"), "demo://a", "demo://only-first"),
            listing("second", List.of("demo://{id}", "files:///{+path}"), "demo://a", "demo://only-second")));

    @Test
    void an_address_stays_as_it_is_and_leads_to_its_server() {
        assertThat(addresses.offered("second", "demo://only-second")).isEqualTo("demo://only-second");
        assertThat(addresses.find("demo://only-second")).contains(new Place("second", "demo://only-second"));
    }

    @Test
    void of_two_servers_with_one_address_the_second_has_its_name_before_it() {
        assertThat(addresses.offered("first", "demo://a")).isEqualTo("demo://a");
        assertThat(addresses.offered("second", "demo://a")).isEqualTo("second+demo://a");
        assertThat(addresses.find("demo://a")).contains(new Place("first", "demo://a"));
        assertThat(addresses.find("second+demo://a")).contains(new Place("second", "demo://a"));
        assertThat(addresses.offeredTemplate("second", "demo://{id}")).isEqualTo("second+demo://{id}");
        assertThat(addresses.findTemplate("second+demo://{id}")).contains(new Place("second", "demo://{id}"));
    }

    @Test
    void an_address_on_no_list_leads_where_a_template_fits() {
        assertThat(addresses.find("files:///etc/motd")).contains(new Place("second", "files:///etc/motd"));
        assertThat(addresses.find("demo://7")).contains(new Place("first", "demo://7"));
        assertThat(addresses.find("nothing://here")).isEmpty();
        assertThat(addresses.find("stranger+demo://a")).isEmpty();
    }

    @Test
    void a_template_that_cannot_be_matched_stands_for_what_begins_like_it() {
        assertThat(Addresses.pattern("git://{owner}{repo}").match("git://a/b")).isPresent();
    }

    private static Listing listing(String name, List<String> templates, String... uris) {
        var server =
                RegisteredServer.of(name, Transport.Http.of("http://127.0.0.1:1"), RegisteredServer.Origin.REGISTERED);
        var offer = new Offer(
                List.of(),
                Stream.of(uris).map(uri -> new Resource(uri, uri, "text/plain")).toList(),
                templates.stream()
                        .map(template -> new ResourceTemplate(template, "", "text/plain"))
                        .toList(),
                List.of(),
                false);
        return Listing.of(server, offer, false);
    }
}
