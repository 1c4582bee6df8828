package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.choice.BuilderResolver;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Builders beside the machine's engine. The second engine's BuildKit plays them: by its socket, and, as the builders of
 * docker buildx are reached, by a program in a container that passes on what it is told.
 */
@ExtendWith(StoreFixture.class)
class BuildersIT {
    private static final String BASE = "localhost:5000/mirror/library/debian:bookworm-slim";
    private static final EngineAddress MACHINE = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));

    /** What {@code buildctl dial-stdio} does, for the socket of the test. */
    private static final String BUILDCTL = """
            #!/usr/bin/perl
            use strict; use IO::Socket::UNIX; use IO::Select;
            die "unknown command @ARGV" unless "@ARGV" eq 'dial-stdio';
            my $peer = IO::Socket::UNIX->new(Peer => '/run/builder/docker.sock') or die "no builder: $!";
            my $both = IO::Select->new($peer, \\*STDIN);
            while (1) {
              for my $from ($both->can_read) {
                sysread($from, my $data, 65536) or exit;
                my $to = $from == $peer ? \\*STDOUT : $peer;
                for (my $at = 0; $at < length $data; ) { $at += syswrite($to, $data, length($data) - $at, $at) // exit }
              }
            }
            """;

    private final Store store;
    private final String tag =
            "dmcp-builders-it:" + UUID.randomUUID().toString().substring(0, 8);

    BuildersIT(Store store) {
        this.store = store;
    }

    private BuilderPlace place(Path dockerConfiguration, String builder) {
        EngineChoice choice = new EngineChoice(
                Optional.empty(),
                Optional.empty(),
                Map.of("DOCKER_CONFIG", dockerConfiguration.toString()),
                store.folder);
        BuilderResolver resolver = new BuilderResolver(choice, new DockerApi(MACHINE), name -> new DockerApi(MACHINE));
        return resolver.resolve(Optional.of(builder).filter(name -> !name.isEmpty()), Optional.empty());
    }

    private static ImageBuilder on(BuilderPlace place) {
        return new BuildKitImageBuilder(
                place,
                new DockerImageTransfer(new DockerApi(MACHINE), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, Map.of(), "test"),
                RegistryPatience.USUAL);
    }

    private ImageBuild image(String name) throws IOException {
        Path context = store.context(name, "FROM scratch\nCOPY busybox /bin/busybox\nCOPY name /name\n");
        Files.writeString(context.resolve("name"), name + " " + tag);
        return Store.image(context, tag, BuildOptions.USUAL);
    }

    /** Built elsewhere, it is on the machine's engine in the end. */
    private void bringsToTheMachine(BuilderPlace place, String name) throws Exception {
        assertThat(place.kind()).isEqualTo(BuilderPlace.Kind.STANDALONE);
        try {
            store.build(on(place), image(name));

            assertThat(Programs.run("docker", "run", "--rm", "--network=none", tag, "/bin/busybox", "cat", "/name"))
                    .isEqualTo(name + " " + tag);
            assertThat(store.engine.docker("images", "-q", tag)).isBlank();
        } finally {
            Programs.run("docker", "image", "rm", tag);
        }
    }

    @Test
    void what_a_builder_on_a_socket_made_is_loaded_into_the_engine() throws Exception {
        bringsToTheMachine(place(store.folder, store.engine.address().text()), "standalone");
    }

    /** As docker buildx writes it; the container stands still at first. */
    @Test
    void a_builder_of_buildx_is_reached_through_its_container_and_is_the_usual_one_once_chosen() throws Exception {
        Path configuration = Files.createTempDirectory(store.folder, "docker");
        Path instances = Files.createDirectories(configuration.resolve("buildx/instances"));
        String node = "dmcpit" + tag.substring(tag.indexOf(':') + 1);
        Files.writeString(instances.resolve("mine"), """
                {"Name":"mine","Driver":"docker-container","Nodes":[{"Name":"%s","Endpoint":"unix:///var/run/docker.sock",
                 "Platforms":null,"DriverOpts":null,"Flags":["--debug"],"Files":null}],"Dynamic":false}
                """.formatted(node));
        Files.writeString(
                configuration.resolve("buildx/current"),
                "{\"Key\":\"unix:///var/run/docker.sock\",\"Name\":\"mine\",\"Global\":false}");
        Path program = Files.writeString(configuration.resolve("buildctl"), BUILDCTL);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        String container = "buildx_buildkit_" + node;
        Programs.run(
                "docker",
                "create",
                "--name=" + container,
                "--network=none",
                "--volume=" + program + ":/usr/bin/buildctl:ro",
                "--volume=" + store.engine.socket().getParent() + ":/run/builder",
                BASE,
                "sleep",
                "600");
        try {
            bringsToTheMachine(place(configuration, ""), "in-container");
        } finally {
            Programs.run("docker", "rm", "-f", container);
        }
        ImageBuilder gone = on(place(configuration, "mine"));
        assertThatThrownBy(() -> store.build(gone, image("gone")))
                .isInstanceOf(Failure.EngineUnreachable.class)
                .hasMessage("there is no container `" + container + "`, in which the builder runs");
    }

    /** An engine's TLS is as good as a builder's: a client that nobody vouches for comes to no conversation. */
    @Test
    void a_builder_that_does_not_answer_as_one_is_named() {
        ImageBuilder nobody = on(place(store.folder, "tcp://127.0.0.1:1"));
        ImageBuilder wantsTls = on(place(store.folder, "tcp://127.0.0.1:" + store.tlsPort));

        assertThatThrownBy(() -> store.build(nobody, image("nobody")))
                .isInstanceOf(Failure.EngineUnreachable.class)
                .hasMessageStartingWith("cannot reach the builder at `tcp://127.0.0.1:1`: ");
        assertThatThrownBy(() -> store.build(wantsTls, image("wants-tls")))
                .isInstanceOf(Failure.EngineUnreachable.class)
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).contains("--builder"));
    }
}
