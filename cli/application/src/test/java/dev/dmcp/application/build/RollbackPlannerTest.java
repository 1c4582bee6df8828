package dev.dmcp.application.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollbackPlannerTest {
    private final List<EngineImage> images = new ArrayList<>();
    private final List<BuildRecord> history = new ArrayList<>();

    @Test
    void a_service_goes_back_to_the_image_before_and_again_to_the_one_before_that() {
        image("sha256:one", "demo", "server", 1);
        image("sha256:two", "demo", "server", 2);
        image("sha256:three", "demo", "server", 3, "demo-server:latest");

        assertThat(plan("server")).isEqualTo("""
                rollback demo:
                  s1  tag image two as demo-server  (the image of `server` before)
                """);
        images.clear();
        image("sha256:one", "demo", "server", 1);
        image("sha256:two", "demo", "server", 2, "demo-server:latest");
        image("sha256:three", "demo", "server", 3);
        assertThat(plan("server")).contains("tag image one as demo-server");
    }

    @Test
    void an_old_image_that_was_built_again_is_the_newest() {
        image("sha256:old", "demo", "server", 1, "demo-server:latest");
        image("sha256:new", "demo", "server", 5);
        built("sha256:new", 5);
        built("sha256:old", 9);

        assertThat(plan("server")).contains("tag image new as demo-server");
    }

    @Test
    void services_that_share_an_image_share_its_generations_and_go_back_one_by_one() {
        image("sha256:one", "demo", "memory", 1);
        image("sha256:two", "demo", "server", 2, "demo-server:latest", "demo-memory:latest");

        assertThat(plan("memory")).isEqualTo("""
                rollback demo:
                  s1  tag image one as demo-memory  (the image of `memory` before)
                """);
    }

    @Test
    void other_projects_and_other_services_are_left_alone() {
        image("sha256:theirs", "demo-2", "server", 1);
        image("sha256:client", "demo", "client", 1);
        image("sha256:own", "demo", "server", 2, "demo-server:latest");

        assertThatThrownBy(() -> plan("server")).hasMessage("there is no earlier image of `server` on the engine");
    }

    @Test
    void a_service_never_goes_back_to_what_others_built_on_its_image() {
        image("sha256:debugger", "demo", "server", 1, "tools/debugger:v1");
        image("sha256:own", "demo", "server", 2, "demo-server:latest");

        assertThatThrownBy(() -> plan("server")).hasMessage("there is no earlier image of `server` on the engine");
    }

    private String plan(String service) {
        BuildInput shared = BuildInput.folder("/repo");
        BuildRequest request = new BuildRequest(
                "demo",
                List.of(
                        wish("server", shared),
                        wish("memory", shared),
                        wish("client", BuildInput.folder("/repo/client"))),
                false);
        return new RollbackPlanner(request, images, history)
                .plan(List.of(service))
                .asText();
    }

    private static Wish wish(String service, BuildInput input) {
        return new Wish(service, List.of("demo-" + service), input, BuildOptions.USUAL);
    }

    private void image(String id, String project, String target, long day, String... tags) {
        images.add(new EngineImage(
                id,
                List.of(tags),
                Map.of(ImageLabels.PROJECT, project, ImageLabels.TARGET, target),
                1,
                Instant.EPOCH.plus(Duration.ofDays(day))));
    }

    private void built(String id, long day) {
        history.add(
                new BuildRecord(Instant.EPOCH.plus(Duration.ofDays(day)), "server", id, "", 1, 0, Duration.ZERO, 1));
    }
}
