package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageStore;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.registry.RegistryPatience;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine that is reached by TCP and TLS, as {@code DOCKER_HOST}, {@code DOCKER_TLS_VERIFY} and so on say. */
@ExtendWith(StoreFixture.class)
class EngineTlsIT {
    private final Store store;

    EngineTlsIT(Store store) {
        this.store = store;
    }

    private EngineAddress address(String host, Path files, String... switches) {
        Map<String, String> environment = new java.util.TreeMap<>(
                Map.of("DOCKER_HOST", "tcp://" + host + ":" + store.tlsPort, "DOCKER_CERT_PATH", files.toString()));
        List.of(switches).forEach(name -> environment.put(name, "1"));
        return new EngineAddressResolver(
                        new EngineChoice(Optional.empty(), Optional.empty(), environment, store.folder))
                .resolve();
    }

    private static int images(EngineAddress address) {
        return new DockerImageStore(new DockerApi(address)).images().size();
    }

    @Test
    void images_are_listed_and_built_over_tls() throws Exception {
        EngineAddress address = address("127.0.0.1", store.certificates.client(), "DOCKER_TLS_VERIFY");
        Path context = store.context("tls", "FROM scratch\nCOPY busybox /tls\n");
        ImageBuild build = Store.image(context, "over-tls:1", BuildOptions.USUAL);
        ImageBuilder builder = new BuildKitImageBuilder(
                BuilderPlace.engine(DockerApi.connector(address), address.text()),
                new DockerImageTransfer(new DockerApi(address), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, Map.of(), "test"),
                RegistryPatience.USUAL);

        try (ImageBuilder.Session session = builder.open(List.of(build), Reporter.silent())) {
            session.build(build);
        }

        assertThat(images(address)).isPositive();
        assertThat(store.engine.docker("images", "-q", "over-tls:1")).isNotBlank();
    }

    @Test
    void without_verification_any_server_will_do_but_the_client_must_still_be_known() {
        EngineAddress unverified = address("localhost", store.certificates.client(), "DOCKER_TLS");

        assertThat(images(unverified)).isNotNegative();
    }

    @Test
    void a_client_or_a_server_that_nobody_vouches_for_is_refused() {
        EngineAddress stranger = address("127.0.0.1", store.certificates.stranger(), "DOCKER_TLS");
        EngineAddress distrusted = address("127.0.0.1", store.certificates.stranger(), "DOCKER_TLS_VERIFY");

        assertThatThrownBy(() -> images(stranger)).isInstanceOf(Failure.EngineUnreachable.class);
        assertThatThrownBy(() -> images(distrusted)).isInstanceOf(Failure.EngineUnreachable.class);
    }

    /** The certificate names 127.0.0.1 and localhost, and this is neither. */
    @Test
    void a_certificate_for_another_host_is_refused() {
        EngineAddress other = address("127.0.0.2", store.certificates.client(), "DOCKER_TLS_VERIFY");

        assertThatThrownBy(() -> images(other)).isInstanceOf(Failure.EngineUnreachable.class);
    }
}
