package dev.dmcp.application.converge;

import static dev.dmcp.application.converge.World.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.converge.Dependency.Condition;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.InMemoryEngine.Behaviour;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConvergeExecutorTest {

    @Test
    void a_dependant_starts_when_the_health_check_passes_and_not_before() throws InterruptedException {
        World world = new World().checked("db").service("web", on("db", Condition.HEALTHY));
        world.engine.behave("db", new Behaviour.HealsLater());
        CountDownLatch waiting = new CountDownLatch(1);
        Thread up = Thread.ofVirtual()
                .start(() -> new ConvergeExecutor(world.engine, event -> {
                            if (event instanceof Event.StepProgress) {
                                waiting.countDown();
                            }
                        })
                        .execute("demo", UpPlanner.plan(world.desired(), world.observed(), UpRequest.usual("up"))));

        waiting.await();
        assertThat(world.engine.calls()).doesNotContain("start demo-web-1");
        world.engine.heal("demo-db-1");
        up.join();

        assertThat(world.engine.calls()).endsWith("start demo-web-1");
    }

    @Test
    void a_dependency_that_ends_fails_at_once_with_its_last_words() {
        World world = new World().checked("db").service("web", on("db", Condition.HEALTHY));
        world.engine.behave("db", new Behaviour.Ends(3, "FATAL: no disk"));

        assertThatThrownBy(world::up)
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("""
                        service `db`: container `demo-db-1` ended with code 3
                          last lines of its output:
                            FATAL: no disk""");
        assertThat(world.engine.calls()).doesNotContain("start demo-web-1");
    }

    @Test
    void an_unhealthy_service_fails_with_what_its_check_said() {
        World world = new World().checked("db");
        world.engine.behave("db", new Behaviour.Sick("connection refused"));

        assertThatThrownBy(world::up).hasMessage("""
                service `db`: container `demo-db-1` is unhealthy
                  last health check: connection refused
                  last lines of its output:
                    hello from demo-db-1""");
    }

    @Test
    void a_one_shot_that_ends_well_is_fine() {
        World world = new World().service("migrate").service("web", on("migrate", Condition.COMPLETED));
        world.engine.behave("migrate", new Behaviour.Ends(0, "done"));

        world.up();

        assertThat(world.engine.calls()).containsSubsequence("start demo-migrate-1", "start demo-web-1");
    }

    @Test
    void a_process_that_dies_at_once_is_noticed_without_a_health_check() {
        World world = new World().service("web");
        world.engine.behave("web", new Behaviour.Ends(1, "no such file"));

        assertThatThrownBy(world::up).hasMessageContaining("`demo-web-1` ended with code 1");
    }

    @Test
    void a_process_that_keeps_ending_fails_with_its_last_words() {
        World world = new World().service("web");
        world.engine.behave("web", new Behaviour.KeepsEnding("no such file"));

        assertThatThrownBy(world::up)
                .hasMessageContaining("`demo-web-1` keeps ending: the engine has started it again 5 times")
                .hasMessageContaining("no such file");
    }

    @Test
    void a_replacement_that_cannot_start_leaves_the_old_one_running() {
        World world = new World().service("web").up().changed("web");
        String old = world.observed().containers().getFirst().id();
        world.engine.behave("web", new Behaviour.Ends(1, "broken"));

        assertThatThrownBy(() -> world.up()).hasMessageContaining("ended with code 1");

        assertThat(world.observed().containers())
                .extracting(ObservedContainer::id, ObservedContainer::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(old, "demo-web-1"));
        assertThat(world.engine.calls())
                .endsWith("remove demo-web-1", "rename " + old + "_demo-web-1 to demo-web-1", "start demo-web-1");
    }

    @Test
    void a_failure_elsewhere_does_not_take_back_a_replacement_that_is_ready() {
        World world =
                new World().service("web").service("bad").up().changed("web").changed("bad");
        world.engine.behave("bad", new Behaviour.Refused("port is already allocated"));

        assertThatThrownBy(world::up).hasMessageContaining("port is already allocated");

        List<ObservedContainer> left = world.observed().containers();
        assertThat(left).extracting(ObservedContainer::name).containsExactlyInAnyOrder("demo-web-1", "demo-bad-1");
        assertThat(left)
                .filteredOn(container -> container.service().equals("web"))
                .allMatch(container -> container.state() == ContainerState.RUNNING);
    }

    @Test
    void an_optional_dependency_that_fails_is_a_warning() {
        World world =
                new World().checked("cache").service("web", new Dependency("cache", Condition.HEALTHY, false, false));
        world.engine.behave("cache", new Behaviour.Sick("no"));

        world.up();

        assertThat(world.engine.calls()).endsWith("start demo-web-1");
    }
}
