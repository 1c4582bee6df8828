package dev.dmcp.service.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRuleTest {
    private final AddressRule rule = AddressRule.anyNetwork(3002);

    @Test
    void a_server_of_the_stack_or_of_the_world_may_be_called() {
        for (String url : new String[] {
            "http://127.0.0.1:3001",
            "http://10.0.0.7:8080/mcp",
            "https://192.0.2.1/mcp",
            "http://no-such-host.invalid:1/mcp"
        }) {
            assertThat(rule.parse(url)).isEqualTo(URI.create(url));
        }
    }

    @Test
    void the_metadata_service_is_never_called_however_it_is_written() {
        for (String url : new String[] {
            "http://169.254.169.254/",
            "http://169.254.170.2",
            "http://[fe80::1]/",
            "http://[fd00:ec2::254]/",
            "http://100.100.100.200/",
            "http://[::ffff:169.254.169.254]/",
            "http://[64:ff9b::a9fe:a9fe]/",
            "http://[2002:a9fe:a9fe::1]/",
            "http://2852039166/",
            "http://224.0.0.1/"
        }) {
            assertThatThrownBy(() -> rule.parse(url)).as(url).hasMessageContaining("link-local or multicast");
        }
    }

    @Test
    void the_gateway_does_not_call_itself() {
        for (String url : new String[] {
            "http://localhost:3002", "http://127.0.0.2:3002/mcp", "http://[::1]:3002/", "http://0.0.0.0:3002"
        }) {
            assertThatThrownBy(() -> rule.parse(url)).as(url).hasMessageContaining("this gateway itself");
        }
    }

    @Test
    void neither_does_it_by_an_address_of_one_of_its_interfaces() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (address instanceof Inet4Address) {
                    assertThatThrownBy(() -> rule.parse("http://" + address.getHostAddress() + ":3002/mcp"))
                            .hasMessageContaining("this gateway itself");
                }
            }
        }
    }

    @Test
    void callers_in_prod_reach_no_private_address() {
        AddressRule strict = AddressRule.publicNetwork(3002);
        for (String url : new String[] {
            "http://127.0.0.1:8080/",
            "http://localhost/",
            "http://10.0.0.7/",
            "http://172.20.0.2:5432/",
            "http://192.168.1.1/",
            "http://100.64.0.1/",
            "http://[fd12::1]/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.7]/",
            "http://[64:ff9b::a00:7]/",
            "http://0.0.0.0/",
            "http://127.1/"
        }) {
            assertThatThrownBy(() -> strict.parse(url)).as(url).isInstanceOf(InvalidServerException.class);
        }
        assertThat(strict.parse("https://192.0.2.1/mcp")).isEqualTo(URI.create("https://192.0.2.1/mcp"));
    }

    @Test
    void what_is_no_address_of_a_server_is_refused() {
        for (String url : new String[] {
            "",
            "memory",
            "file:///etc/passwd",
            "ftp://a",
            "http://",
            "http://a b",
            "http://user:secret@host/",
            "http://my_service:8080/mcp",
            "http://127.0.0.1:0/mcp",
            "http://127.0.0.1:65536/mcp",
            "http://h/#x"
        }) {
            assertThatThrownBy(() -> rule.parse(url))
                    .as(url)
                    .isInstanceOf(InvalidServerException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void names_of_servers_keep_the_names_of_tools_valid() {
        for (String name : new String[] {"", "A", "a_b", "a--b", "-a", "a-", "a/b", "x".repeat(33)}) {
            assertThatThrownBy(() -> ServerName.check(name)).as(name).isInstanceOf(InvalidServerException.class);
        }
        ServerName.check("my-server-2");
    }

    @Test
    void an_address_is_judged_by_itself_whatever_its_name_was_found_to_be_before() throws Exception {
        URI url = URI.create("http://rebound.example/mcp");
        var rule = AddressRule.publicNetwork(3002);
        rule.check(url, InetAddress.getByName("93.184.216.34"));
        for (String address : List.of("169.254.169.254", "127.0.0.1", "10.0.0.1", "fd00:ec2::254")) {
            assertThatThrownBy(() -> rule.check(url, InetAddress.getByName(address)))
                    .as(address)
                    .isInstanceOf(InvalidServerException.class);
        }
    }
}
