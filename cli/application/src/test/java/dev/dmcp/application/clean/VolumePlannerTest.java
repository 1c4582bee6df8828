package dev.dmcp.application.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedMount;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ObservedVolume;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VolumePlannerTest {

    @Test
    void volumes_of_the_project_that_no_container_has_go_and_all_others_stay() {
        ObservedState observed = new ObservedState(
                List.of(containerWith("demo_used")),
                List.of(),
                List.of(
                        volume("demo_old", "demo"),
                        volume("demo_used", "demo"),
                        volume("demo-2_data", "demo-2"),
                        new ObservedVolume("demo_foreign", "local", Map.of())),
                Map.of());

        assertThat(VolumePlanner.plan("demo", observed, Map.of("demo_old", 12_300_000L))
                        .asText())
                .isEqualTo("""
                clean volumes of demo:
                  s1  remove volume demo_old (12 MB)  (no container of the project has it; loses data)
                """);
    }

    private static ObservedVolume volume(String name, String project) {
        return new ObservedVolume(name, "local", Map.of(Labels.PROJECT, project));
    }

    /** Stopped, which makes no difference. */
    private static ObservedContainer containerWith(String volume) {
        return new ObservedContainer(
                "id",
                "demo-db-1",
                "image",
                "sha256:1",
                ContainerState.EXITED,
                Health.NONE,
                OptionalInt.of(0),
                "Exited",
                Instant.EPOCH,
                Map.of(Labels.PROJECT, "demo"),
                Map.of(),
                List.of(new ObservedMount("volume", volume, "", "/data")),
                List.of());
    }
}
