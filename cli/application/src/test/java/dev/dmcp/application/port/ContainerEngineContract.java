package dev.dmcp.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ProcessSpec;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine does, real or not. */
public abstract class ContainerEngineContract {
    protected final String project = "dmcp-contract-" + Long.toHexString(System.nanoTime());

    /** The engine under test. */
    protected abstract ContainerEngine engine();

    /** An image that the engine has; its containers run {@link #process}. */
    protected abstract String image();

    /** A process that says {@code hello from NAME} and stays. */
    protected ProcessSpec process(String container) {
        return ProcessSpec.OF_IMAGE.withCommand(
                List.of("sh", "-c", "echo hello from " + container + "; trap 'exit 0' TERM; sleep 600 & wait"));
    }

    @AfterEach
    void nothing_stays() {
        ObservedState left = snapshot();
        left.containers().forEach(container -> engine().removeContainer(container.id(), true));
        left.networks().stream()
                .filter(network -> project.equals(network.labels().get(Labels.PROJECT)))
                .forEach(network -> engine().removeNetwork(network.id()));
        left.volumes().forEach(volume -> engine().removeVolume(volume.name()));
        assertThat(snapshot().containers()).isEmpty();
    }

    private ObservedState snapshot() {
        return engine().snapshot(new SnapshotRequest(project, Set.of(image()), Set.of()));
    }

    private ContainerSpec spec(String service) {
        String name = project + "-" + service + "-1";
        return ContainerSpec.of(name, image())
                .withProcess(process(name))
                .withLabels(Map.of(Labels.PROJECT, project, Labels.SERVICE, service, Labels.CONFIG_HASH, "x"));
    }

    private ObservedContainer only() {
        assertThat(engine().containers(project)).hasSize(1);
        return engine().containers(project).getFirst();
    }

    @Test
    void a_container_is_created_started_stopped_and_removed() {
        String id = engine().createContainer(spec("web"));
        assertThat(only().state()).isEqualTo(ContainerState.CREATED);

        engine().startContainer(id);
        engine().startContainer(id);
        assertThat(only()).returns(id, ObservedContainer::id).returns("web", ObservedContainer::service);
        assertThat(only().state()).isEqualTo(ContainerState.RUNNING);

        engine().stopContainer(project + "-web-1", Optional.of(Duration.ofSeconds(5)));
        engine().stopContainer(id, Optional.empty());
        assertThat(only().state()).isEqualTo(ContainerState.EXITED);

        engine().removeContainer(id, true);
        engine().removeContainer(id, true);
        assertThat(engine().containers(project)).isEmpty();
    }

    @Test
    void a_renamed_container_keeps_its_id() {
        String id = engine().createContainer(spec("web"));

        engine().renameContainer(id, project + "-other");

        assertThat(only()).returns(id, ObservedContainer::id).returns(project + "-other", ObservedContainer::name);
    }

    @Test
    void a_snapshot_shows_networks_volumes_images_and_what_a_container_has_of_them() {
        String network = project + "_backend";
        String volume = project + "_data";
        engine().createNetwork(NetworkSpec.of(network, Map.of(Labels.PROJECT, project, Labels.NETWORK, "backend")));
        engine().createVolume(new VolumeSpec(
                volume, Optional.empty(), Map.of(), Map.of(Labels.PROJECT, project, Labels.VOLUME, "data")));
        engine().createContainer(spec("db")
                .withMounts(List.of(new MountSpec.Volume(Optional.of(volume), "/data", false, false, Optional.empty())))
                .withNetworking(NetworkingSpec.USUAL.withEndpoints(List.of(Endpoint.of(network, List.of("db"))))));

        ObservedState seen = snapshot();

        assertThat(seen.network(network).orElseThrow().labels()).containsEntry(Labels.NETWORK, "backend");
        assertThat(seen.volume(volume).orElseThrow().labels()).containsEntry(Labels.VOLUME, "data");
        assertThat(seen.images()).containsOnlyKeys(image());
        assertThat(seen.containers().getFirst().networks()).containsOnlyKeys(network);
        assertThat(seen.containers().getFirst().mounts())
                .extracting(ObservedContainer.ObservedMount::name)
                .containsExactly(volume);
        assertThat(engine().volumeSizes()).containsEntry(volume, 0L);
    }

    @Test
    void what_is_not_there_is_absent_and_not_an_error() {
        assertThat(engine().condition(project + "-nobody")).isEmpty();
        assertThat(engine().imageId(project + "/nothing:none")).isEmpty();
        engine().removeNetwork(project + "_none");
        engine().removeVolume(project + "_none");
        engine().removeImage(project + "/nothing:none");
        ObservedState seen =
                engine().snapshot(new SnapshotRequest(project, Set.of(project + "/nothing"), Set.of(project)));
        assertThat(seen.images()).isEmpty();
        assertThat(seen.volumes()).isEmpty();
    }

    @Test
    void starting_what_is_not_there_fails_in_words() {
        assertThatThrownBy(() -> engine().startContainer(project + "-nobody"))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessageContaining("cannot start container `" + project + "-nobody`: No such container");
    }

    @Test
    void events_tell_of_starts_and_ends() {
        String id = engine().createContainer(spec("web"));
        List<String> actions = new ArrayList<>();
        try (ContainerEngine.Events events = engine().events(project)) {
            engine().startContainer(id);
            engine().stopContainer(id, Optional.of(Duration.ofSeconds(5)));
            while (!actions.contains("die")) {
                ContainerEvent event = events.next().orElseThrow();
                assertThat(event).returns(id, ContainerEvent::containerId).returns("web", ContainerEvent::service);
                actions.add(event.action());
            }
        }
        assertThat(actions).contains("start", "die");
    }

    @Test
    void a_closed_stream_of_events_ends() throws InterruptedException {
        ContainerEngine.Events events = engine().events(project);
        List<Optional<ContainerEvent>> got = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> got.add(events.next()));

        events.close();
        reader.join();

        assertThat(got).containsExactly(Optional.empty());
    }

    @Test
    void a_health_check_makes_it_healthy() {
        HealthSpec health = new HealthSpec(
                List.of("CMD", "true"),
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofSeconds(5)),
                OptionalInt.of(3),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(Duration.ofMillis(200)));
        String id = engine().createContainer(spec("web").withHealth(health));
        try (ContainerEngine.Events events = engine().events(project)) {
            engine().startContainer(id);
            while (condition(id).health() == Health.STARTING) {
                events.next();
            }
        }

        assertThat(condition(id).health()).isEqualTo(Health.HEALTHY);
        assertThat(only().health()).isEqualTo(Health.HEALTHY);
    }

    private ContainerCondition condition(String id) {
        return engine().condition(id).orElseThrow();
    }

    @Test
    void the_output_of_a_container_comes_as_lines() {
        String id = engine().createContainer(spec("web"));
        engine().startContainer(id);
        engine().stopContainer(id, Optional.of(Duration.ofSeconds(5)));
        List<String> lines = new ArrayList<>();

        engine().logs(id, LogRequest.lastLines(5), line -> lines.add(line.text()));

        assertThat(lines).containsExactly("hello from " + project + "-web-1");
    }
}
