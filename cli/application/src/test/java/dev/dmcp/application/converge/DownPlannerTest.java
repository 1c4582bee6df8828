package dev.dmcp.application.converge;

import static dev.dmcp.application.converge.World.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.converge.Dependency.Condition;
import dev.dmcp.application.converge.DownRequest.Images;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DownPlannerTest {
    private final World world = new World()
            .network("back", "n1")
            .volume("data")
            .service("db")
            .service("web", on("db", Condition.STARTED))
            .inNetwork("web", "back")
            .up();

    private String plan(Set<String> services, boolean volumes, Images images) {
        DownRequest request =
                new DownRequest("down", services, Set.of(), false, volumes, images, Optional.of(Duration.ofSeconds(1)));
        return DownPlanner.plan("demo", request, world.observed()).asText();
    }

    @Test
    void dependants_stop_first_and_data_stays() {
        assertThat(plan(Set.of(), false, Images.NONE)).isEqualTo("""
                down:
                  s1  stop container demo-web-1  (asked to take down)
                  s2  remove container demo-web-1  (asked to take down; after s1)
                  s3  stop container demo-db-1  (asked to take down; after s1)
                  s4  remove container demo-db-1  (asked to take down; after s3)
                  s5  remove network demo_back  (asked to take down; after s2, s4)
                """);
    }

    @Test
    void volumes_go_only_with_the_flag_and_the_plan_says_that_data_is_lost() {
        assertThat(plan(Set.of(), true, Images.ALL)).endsWith("""
                  s5  remove image demo:latest  (asked to remove images; after s2, s4)
                  s6  remove network demo_back  (asked to take down; after s2, s4)
                  s7  remove volume demo_data  (asked to remove volumes; after s2, s4; loses data)
                """);
    }

    @Test
    void one_service_leaves_the_rest_and_the_networks() {
        assertThat(plan(Set.of("web"), false, Images.NONE)).isEqualTo("""
                down:
                  s1  stop container demo-web-1  (asked to take down)
                  s2  remove container demo-web-1  (asked to take down; after s1)
                """);
    }

    @Test
    void what_the_file_does_not_know_stays() {
        DownRequest request =
                new DownRequest("down", Set.of(), Set.of("web"), false, false, Images.NONE, Optional.empty());

        assertThat(DownPlanner.orphans(request, world.observed()))
                .extracting(container -> container.name())
                .containsExactly("demo-db-1");
        assertThat(DownPlanner.plan("demo", request, world.observed()).asText()).doesNotContain("demo-db-1");
    }

    @Test
    void stop_goes_backwards_and_start_forwards() {
        assertThat(LifecyclePlanner.stop("stop", world.observed().containers(), Set.of(), Optional.empty())
                        .asText())
                .isEqualTo("""
                        stop:
                          s1  stop container demo-web-1  (asked to stop)
                          s2  stop container demo-db-1  (asked to stop; after s1)
                        """);
        world.engine.stopContainer("demo-web-1", Optional.empty());
        world.engine.stopContainer("demo-db-1", Optional.empty());

        assertThat(LifecyclePlanner.start("start", world.observed().containers(), Set.of(), Duration.ofMinutes(1))
                        .asText())
                .isEqualTo("""
                        start:
                          s1  start container demo-db-1  (asked to start)
                          s2  start container demo-web-1  (asked to start; after s1)
                        """);
    }
}
