package dev.dmcp.application.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.LoadedProject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedImagesTest {

    @Test
    void every_image_is_pinned_and_asked_for_once() {
        LoadedProject project = OneComposeFile.load("""
                        services:
                          a: { image: nginx }
                          b: { image: nginx }
                          c: { image: "localhost:5000/team/c:1" }
                          d: { image: "d:2@sha256:dd" }
                          e: { build: . }
                        """);
        List<String> asked = new ArrayList<>();

        LoadedProject pinned = PinnedImages.of(project, reference -> {
            asked.add(reference);
            return "sha256:00";
        });

        assertThat(asked).containsExactlyInAnyOrder("docker.io/library/nginx:latest", "localhost:5000/team/c:1");
        assertThat(pinned.model().services().values())
                .extracting(service -> service.image().map(Object::toString).orElse("-"))
                .containsExactly(
                        "docker.io/library/nginx:latest@sha256:00",
                        "docker.io/library/nginx:latest@sha256:00",
                        "localhost:5000/team/c:1@sha256:00",
                        "docker.io/library/d@sha256:dd",
                        "-");
        assertThat(pinned.yaml()).contains("image: localhost:5000/team/c:1@sha256:00");
        assertThat(project.yaml()).as("the project itself is not changed").contains("image: nginx\n");
    }
}
