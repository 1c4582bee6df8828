package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registries that hang while an image is pushed to them: by a builder, and by an engine. */
@ExtendWith(StoreFixture.class)
class HangingPushIT {
    private static final RegistryPatience LITTLE = RegistryPatience.ofSilence(Duration.ofSeconds(3));

    private final Store store;

    HangingPushIT(Store store) {
        this.store = store;
    }

    private ImageBuild pushed(String host) throws IOException {
        Path context = store.context("hanging-push", "FROM scratch\nCOPY busybox /bin/busybox\n");
        return Store.image(context, host + "/hanging/image:1", BuildOptions.USUAL.withPush());
    }

    private void endsInTime(EngineAddress engine, String host, String step) throws IOException {
        ImageBuild build = pushed(host);
        ImageBuilder builder = Store.builder(engine, store.folder, LITTLE);
        assertThatThrownBy(() -> store.build(builder, build))
                .isInstanceOf(Failure.TryAgain.class)
                .hasMessage("a registry has said nothing for 3 s, at `%s`".formatted(step))
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).contains("--registry-timeout"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void the_builder_does_not_push_for_ever() throws Exception {
        try (HangingRegistry registry = new HangingRegistry(store.folder.resolve("hanging"))) {
            endsInTime(store.engine.address(), registry.host(), "exporting to image");
            assertThat(registry.hasBegunToTake()).isTrue();
        }
    }

    @Test
    void an_engine_without_the_containerd_store_does_not_push_for_ever() throws Exception {
        EngineAddress machine = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));
        try (HangingRegistry registry = new HangingRegistry(store.folder.resolve("hanging"))) {
            String tag = registry.host() + "/hanging/image:1";
            endsInTime(machine, registry.host(), "push " + tag);
            assertThat(registry.hasBegunToTake()).isTrue();
            Programs.run("docker", "image", "rm", tag);
        }
    }

    @Test
    void a_registry_that_does_not_even_answer_is_given_up_too() throws Exception {
        EngineAddress machine = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String tag = "127.0.0.1:" + silent.getLocalPort() + "/hanging/image:1";
            endsInTime(machine, "127.0.0.1:" + silent.getLocalPort(), "push " + tag);
            Programs.run("docker", "image", "rm", tag);
        }
    }
}
