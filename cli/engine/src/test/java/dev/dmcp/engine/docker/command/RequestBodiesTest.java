package dev.dmcp.engine.docker.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.model.HostConfig;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.IsolationSpec;
import dev.dmcp.application.container.LoggingSpec;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkSpec.AddressPool;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.application.container.ProcessSpec;
import dev.dmcp.application.container.ResourceSpec;
import dev.dmcp.application.container.ResourceSpec.Ulimit;
import dev.dmcp.application.container.RestartSpec;
import dev.dmcp.application.container.VolumeSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {
    private static JsonNode parse(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private static void assertJson(JsonNode actual, String expected) throws IOException {
        assertThat(actual).isEqualTo(new ObjectMapper().readTree(expected));
    }

    @Test
    void a_hardened_container_is_written_field_for_field() throws IOException {
        assertJson(parse(RequestBodies.container(hardened())), """
                {"Domainname":"example","User":"10001:10001","Tty":false,"OpenStdin":false,"Env":["A=b"],"Cmd":["serve"],
                 "Healthcheck":{"Interval":5000000000,"Test":["CMD","true"],"Retries":3,"StartInterval":200000000},
                 "Image":"demo:1","WorkingDir":"/app","ExposedPorts":{"9000/tcp":{},"80/tcp":{}},
                 "StopSignal":"SIGINT","StopTimeout":7,
                 "HostConfig":{"NanoCpus":300000000,"CapDrop":["ALL"],"CapAdd":["NET_BIND_SERVICE"],"ExtraHosts":["db:10.0.0.1"],
                   "GroupAdd":["2000"],"LogConfig":{"Type":"local","Config":{"max-size":"10m"}},"Memory":268435456,
                   "NetworkMode":"demo_backend","Init":true,
                   "PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]},
                   "Privileged":false,"ReadonlyRootfs":true,"RestartPolicy":{"MaximumRetryCount":0,"Name":"unless-stopped"},
                   "Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}],
                   "Mounts":[{"Type":"volume","Source":"demo_data","Target":"/data","ReadOnly":false,"VolumeOptions":{"Subpath":"a"}},
                             {"Type":"tmpfs","Target":"/tmp","ReadOnly":false,"TmpfsOptions":{"SizeBytes":1048576,"Mode":1023}},
                             {"Type":"bind","Source":"/etc/x","Target":"/run/secrets/x","ReadOnly":true}],
                   "Binds":["/src:/app:rw,z"],"SecurityOpt":["no-new-privileges:true"],"PidsLimit":100,"Tmpfs":{"/run":"noexec"},
                   "Sysctls":{"net.core.somaxconn":"1024"}},
                 "Labels":{"a":"b"},
                 "NetworkingConfig":{"EndpointsConfig":{"demo_backend":{"Aliases":["web"]},
                   "demo_edge":{"Aliases":["web"],"IPAMConfig":{"IPv4Address":"10.1.0.5"},"GwPriority":1}}}}
                """);
    }

    private static ContainerSpec hardened() {
        return new ContainerSpec(
                "demo-web-1",
                "demo:1",
                Optional.empty(),
                Map.of("a", "b"),
                new ProcessSpec(
                        Optional.empty(),
                        Optional.of(List.of("serve")),
                        List.of("A=b"),
                        Optional.of("/app"),
                        Optional.of("10001:10001"),
                        List.of("2000"),
                        false,
                        false,
                        Optional.of(true),
                        Optional.of("SIGINT"),
                        Optional.of(Duration.ofSeconds(7)),
                        Optional.empty(),
                        Optional.of("example")),
                isolation(),
                resources(),
                mounts(),
                networking(),
                Optional.of(new HealthSpec(
                        List.of("CMD", "true"),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.empty(),
                        OptionalInt.of(3),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(200)))),
                Optional.of(new LoggingSpec(Optional.of("local"), Map.of("max-size", "10m"))),
                new RestartSpec(RestartSpec.Policy.UNLESS_STOPPED, 0));
    }

    private static IsolationSpec isolation() {
        IsolationSpec usual = IsolationSpec.USUAL;
        return new IsolationSpec(
                List.of("NET_BIND_SERVICE"),
                List.of("ALL"),
                List.of("no-new-privileges:true"),
                false,
                true,
                usual.pidMode(),
                usual.ipcMode(),
                usual.utsMode(),
                usual.userNamespaceMode(),
                usual.cgroupMode(),
                usual.cgroupParent(),
                usual.runtime(),
                Map.of("net.core.somaxconn", "1024"),
                Map.of(),
                Map.of());
    }

    private static ResourceSpec resources() {
        OptionalLong none = OptionalLong.empty();
        return new ResourceSpec(
                OptionalLong.of(256L << 20),
                none,
                none,
                none,
                OptionalLong.of(300_000_000),
                OptionalInt.empty(),
                none,
                none,
                Optional.empty(),
                OptionalLong.of(100),
                none,
                Optional.empty(),
                OptionalInt.empty(),
                List.of(new Ulimit("nofile", 1024, 2048)),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<MountSpec> mounts() {
        return List.of(
                new MountSpec.Volume(Optional.of("demo_data"), "/data", false, false, Optional.of("a")),
                new MountSpec.Tmpfs("/tmp", false, OptionalLong.of(1 << 20), OptionalInt.of(01777), Optional.empty()),
                new MountSpec.Tmpfs("/run", false, OptionalLong.empty(), OptionalInt.empty(), Optional.of("noexec")),
                new MountSpec.Bind("/etc/x", "/run/secrets/x", true, false, Optional.empty(), Optional.empty()),
                new MountSpec.Bind("/src", "/app", false, true, Optional.empty(), Optional.of("z")));
    }

    private static NetworkingSpec networking() {
        Endpoint edge = new Endpoint(
                "demo_edge",
                List.of("web"),
                Optional.of("10.1.0.5"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                OptionalInt.of(1),
                Map.of());
        NetworkingSpec usual = NetworkingSpec.USUAL;
        return new NetworkingSpec(
                Optional.of("demo_backend"),
                List.of(Endpoint.of("demo_backend", List.of("web")), edge),
                List.of(new PublishedPort(Optional.of("127.0.0.1"), Optional.of("8080"), "80/tcp")),
                List.of("9000/tcp"),
                List.of("db:10.0.0.1"),
                usual.dns(),
                usual.dnsSearch(),
                usual.dnsOptions(),
                usual.links(),
                usual.macAddress());
    }

    @Test
    void a_network_is_written_field_for_field() throws IOException {
        NetworkSpec spec = new NetworkSpec(
                "demo_backend",
                Optional.of("bridge"),
                Map.of("com.docker.network.bridge.name", "br0"),
                true,
                false,
                Optional.of(false),
                Optional.of(true),
                Optional.of("default"),
                Map.of("o", "p"),
                List.of(new AddressPool(
                        Optional.of("10.1.0.0/16"),
                        Optional.empty(),
                        Optional.of("10.1.0.1"),
                        Map.of("h", "10.1.0.9"))),
                Map.of("a", "b"));

        assertJson(parse(RequestBodies.network(spec)), """
                {"Name":"demo_backend","Driver":"bridge",
                 "IPAM":{"Driver":"default","Config":[{"Subnet":"10.1.0.0/16","Gateway":"10.1.0.1","AuxiliaryAddresses":{"h":"10.1.0.9"}}],"Options":{"o":"p"}},
                 "Options":{"com.docker.network.bridge.name":"br0"},"Internal":true,"EnableIPv6":true,"Attachable":false,"Labels":{"a":"b"},"EnableIPv4":false}
                """);
    }

    @Test
    void a_volume_is_written() throws IOException {
        assertJson(
                parse(RequestBodies.volume(new VolumeSpec("v", Optional.empty(), Map.of(), Map.of("a", "b")))),
                "{\"Name\":\"v\",\"Labels\":{\"a\":\"b\"}}");
    }

    @Test
    void an_empty_command_is_another_thing_than_none() throws IOException {
        ContainerSpec plain = ContainerSpec.of("a", "b");

        assertThat(parse(RequestBodies.container(plain)).has("Cmd")).isFalse();
        assertThat(parse(RequestBodies.container(plain.withProcess(ProcessSpec.OF_IMAGE.withCommand(List.of()))))
                        .get("Cmd"))
                .isEmpty();
    }

    @Test
    void a_port_may_be_published_twice() throws IOException {
        PublishedPort one = new PublishedPort(Optional.of("127.0.0.1"), Optional.of("8080"), "80");
        PublishedPort other = new PublishedPort(Optional.empty(), Optional.of("8081"), "80/tcp");
        ContainerSpec spec =
                ContainerSpec.of("a", "b").withNetworking(NetworkingSpec.USUAL.withPorts(List.of(one, other)));

        assertJson(
                parse(RequestBodies.container(spec)).get("HostConfig").get("PortBindings"),
                "{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"},{\"HostIp\":\"\",\"HostPort\":\"8081\"}]}");
    }

    /** docker-java's model of the API is the judge of names and types: one that it does not know fails its reading. */
    @Test
    void docker_java_reads_each_field_of_a_hardened_host_and_writes_it_again() throws IOException {
        ObjectMapper strict = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        ObjectNode written =
                (ObjectNode) parse(RequestBodies.container(hardened())).get("HostConfig");
        // Not of its model: a sub-path, and lists that it insists to have.
        ((ObjectNode) written.get("Mounts").get(0)).remove("VolumeOptions");

        HostConfig read = strict.readValue(written.toString(), HostConfig.class);

        JsonNode again = strict.readTree(strict.writeValueAsString(read));
        assertThat(again.size()).isEqualTo(written.size());
        written.properties()
                .forEach(field ->
                        assertThat(again.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }
}
