package dev.dmcp.application.converge;

import static dev.dmcp.application.converge.World.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.converge.Dependency.Condition;
import dev.dmcp.application.converge.UpRequest.Recreate;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.InMemoryEngine.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpPlannerTest {

    private static UpRequest request(Recreate recreate, boolean removeOrphans, boolean waits) {
        return new UpRequest("up", recreate, removeOrphans, waits, Duration.ofMinutes(2), Optional.empty(), false);
    }

    @Test
    void a_new_stack_starts_in_the_order_of_its_conditions() {
        World world = new World()
                .network("default", "n1")
                .volume("data")
                .checked("db")
                .service("server", on("db", Condition.HEALTHY))
                .service("client", on("server", Condition.STARTED))
                .inNetwork("server", "default")
                .mounting(
                        "db", new MountSpec.Volume(Optional.of("demo_data"), "/data", false, false, Optional.empty()));

        assertThat(world.plan()).isEqualTo("""
                up:
                  s1   create network demo_default  (missing)
                  s2   create volume demo_data  (missing)
                  s3   create container demo-db-1  (missing; after s2)
                  s4   start container demo-db-1  (created; after s3)
                  s5   wait until demo-db-1 is healthy  (needed by server; after s4)
                  s6   create container demo-server-1  (missing; after s1)
                  s7   start container demo-server-1  (created; after s6, s5)
                  s8   wait until demo-server-1 is ready  (asked to wait; after s7)
                  s9   create container demo-client-1  (missing)
                  s10  start container demo-client-1  (created; after s9, s7)
                  s11  wait until demo-client-1 is ready  (asked to wait; after s10)
                """);
    }

    @Test
    void what_runs_as_wanted_is_left_alone() {
        World world = new World()
                .checked("db")
                .service("server", on("db", Condition.HEALTHY))
                .up();

        assertThat(world.plan()).isEqualTo("up: nothing to do\n");
    }

    @Test
    void only_what_changed_is_replaced_and_the_old_one_goes_last() {
        World world = new World()
                .checked("db")
                .service("web", on("db", Condition.HEALTHY))
                .up()
                .changed("web");

        // Both were created at the same time, so either came first.
        assertThat(world.plan().replaceAll("id0{9}[12]_", "old_")).isEqualTo("""
                up:
                  s1  rename container demo-web-1 to old_demo-web-1  (configuration changed)
                  s2  create container demo-web-1  (configuration changed; after s1)
                  s3  stop container demo-web-1  (configuration changed; after s2)
                  s4  start container demo-web-1  (configuration changed; after s2, s3)
                  s5  wait until demo-web-1 is ready  (asked to wait; after s4)
                  s6  remove container old_demo-web-1  (configuration changed; after s5)
                """);
    }

    @Test
    void the_fields_that_changed_are_named() {
        DesiredService before = fields(Map.of("image", "11", "ports", "22", "user", "33"));
        DesiredService after = fields(Map.of("image", "11", "ports", "44", "environment", "55"));
        World world = new World().add(before).up().add(World.with(after, after.template(), "hash-2"));

        assertThat(world.plan()).contains("(environment, ports, user changed");
    }

    private static DesiredService fields(Map<String, String> hashes) {
        DesiredService plain = World.plain("web");
        return new DesiredService(
                "web",
                1,
                plain.template().withLabels(Map.of(Divergence.FIELDS_LABEL, Divergence.print(hashes))),
                Optional.empty(),
                plain.configHash(),
                hashes,
                List.of(),
                PullPolicy.MISSING,
                false,
                List.of());
    }

    @Test
    void a_new_image_replaces_containers_of_the_old_one() {
        World world = new World().service("web").up();
        world.engine.withImage("demo:latest", "sha256:two");

        assertThat(world.plan()).contains("image demo:latest changed");
    }

    @Test
    void nothing_is_replaced_where_that_is_not_wanted() {
        World world = new World().service("web").up().changed("web");

        assertThat(world.plan(request(Recreate.NONE, false, true))).isEqualTo("up: nothing to do\n");
    }

    @Test
    void everything_is_replaced_where_that_is_wanted() {
        World world = new World().service("web").up();

        assertThat(world.plan(request(Recreate.ALL, false, false))).isEqualTo("""
                up:
                  s1  rename container demo-web-1 to id0000000001_demo-web-1  (asked to recreate)
                  s2  create container demo-web-1  (asked to recreate; after s1)
                  s3  stop container demo-web-1  (asked to recreate; after s2)
                  s4  start container demo-web-1  (asked to recreate; after s2, s3)
                  s5  remove container id0000000001_demo-web-1  (asked to recreate; after s4)
                """);
    }

    @Test
    void what_stopped_is_started_with_its_last_words() {
        World world = new World().service("web").up();
        world.engine.stopContainer("demo-web-1", Optional.empty());

        assertThat(world.plan(request(Recreate.DIVERGED, false, false))).isEqualTo("""
                up:
                  s1  start container demo-web-1  (exited with code 0)
                """);
    }

    @Test
    void a_changed_container_that_does_not_run_goes_first() {
        World world = new World().service("web").up().changed("web");
        world.engine.stopContainer("demo-web-1", Optional.empty());

        assertThat(world.plan(request(Recreate.DIVERGED, false, false))).isEqualTo("""
                up:
                  s1  remove container demo-web-1  (configuration changed)
                  s2  create container demo-web-1  (configuration changed; after s1)
                  s3  start container demo-web-1  (configuration changed; after s2)
                """);
    }

    @Test
    void scaling_down_removes_the_highest_numbers_and_up_fills_the_gaps() {
        World world = new World().add(World.plain("web").withReplicas(3)).up();
        world.engine.removeContainer("demo-web-2", true);

        assertThat(world.plan(request(Recreate.DIVERGED, false, false))).contains("create container demo-web-2");
        world.add(World.plain("web").withReplicas(1));
        assertThat(world.plan()).isEqualTo("""
                up:
                  s1  stop container demo-web-3  (scaled to 1)
                  s2  remove container demo-web-3  (scaled to 1; after s1)
                """);
    }

    @Test
    void an_orphan_goes_only_when_asked() {
        World world = new World().service("web").service("old").up();
        World without = new World().service("web");

        assertThat(UpPlanner.plan(without.desired(), world.observed(), request(Recreate.DIVERGED, false, true))
                        .asText())
                .isEqualTo("up: nothing to do\n");
        assertThat(UpPlanner.plan(without.desired(), world.observed(), request(Recreate.DIVERGED, true, true))
                        .asText())
                .contains("remove container demo-old-1  (orphan");
        assertThat(UpPlanner.orphans(without.desired(), world.observed())).hasSize(1);
    }

    @Test
    void an_interrupted_replacement_is_finished() {
        World world = new World().service("web").up().changed("web");
        world.engine.renameContainer("demo-web-1", "id0000000001_demo-web-1");
        world.engine.createContainer(world.desired().services().getFirst().container(1));

        assertThat(world.plan(request(Recreate.DIVERGED, false, false))).isEqualTo("""
                up:
                  s1  stop container id0000000001_demo-web-1  (left over from an interrupted replacement)
                  s2  remove container id0000000001_demo-web-1  (left over from an interrupted replacement; after s1)
                  s3  start container demo-web-1  (created; after s2)
                """);
    }

    @Test
    void a_container_left_under_another_name_gets_its_own_back() {
        World world = new World().service("web").up();
        world.engine.renameContainer("demo-web-1", "id0000000001_demo-web-1");

        assertThat(world.plan()).isEqualTo("""
                up:
                  s1  rename container id0000000001_demo-web-1 to demo-web-1  (its name is another)
                """);
    }

    @Test
    void volumes_without_a_name_stay_with_the_next_container() {
        World world = new World()
                .service("db")
                .mounting("db", new MountSpec.Volume(Optional.of("anonymous"), "/data", false, false, Optional.empty()))
                .up()
                .mounting("db", new MountSpec.Volume(Optional.empty(), "/data", false, false, Optional.empty()))
                .changed("db")
                .up();

        assertThat(world.observed().containers().getFirst().mounts())
                .extracting(mount -> mount.name() + " " + mount.target())
                .containsExactly("anonymous /data");
    }

    @Test
    void a_changed_network_is_made_anew_between_its_containers() {
        World world = new World()
                .network("back", "n1")
                .service("web")
                .inNetwork("web", "back")
                .up();
        world.network("back", "n2");

        assertThat(world.plan(request(Recreate.DIVERGED, false, false))).isEqualTo("""
                up:
                  s1  stop container demo-web-1  (network demo_back changed)
                  s2  remove container demo-web-1  (network demo_back changed; after s1)
                  s3  remove network demo_back  (configuration of the network changed; after s2)
                  s4  create network demo_back  (configuration of the network changed; after s3)
                  s5  create container demo-web-1  (missing; after s4)
                  s6  start container demo-web-1  (created; after s5)
                """);
    }

    @Test
    void a_dependant_restarts_with_its_dependency_where_it_says_so() {
        World world = new World()
                .service("db")
                .service("web", new Dependency("db", Condition.STARTED, true, true))
                .up()
                .changed("db");

        assertThat(world.plan(request(Recreate.DIVERGED, false, false)))
                .contains("restart container demo-web-1  (db is replaced; after s4)");
    }

    @Test
    void a_missing_image_is_pulled_once() {
        World world = new World();
        world.add(World.plain("a")).add(World.plain("b"));
        world.engine.removeImage("demo:latest");

        assertThat(world.plan()).startsWith("""
                up:
                  s1  pull image demo:latest  (missing)
                  s2  create container demo-a-1  (missing; after s1)
                """).containsOnlyOnce("pull image");
    }

    @Test
    void a_one_shot_that_others_need_is_waited_for_to_its_end() {
        World world = new World().service("migrate").service("web", on("migrate", Condition.COMPLETED));

        assertThat(world.plan())
                .contains("wait until demo-migrate-1 has ended  (needed by web; after s2)")
                .contains("start container demo-web-1  (created; after s4, s3)");
    }

    @Test
    void an_unhealthy_container_is_waited_for_though_nothing_changed() {
        World world = new World().checked("db");
        world.engine.behave("db", new Behaviour.HealsLater());
        world.up(request(Recreate.DIVERGED, false, false));

        assertThat(world.plan()).isEqualTo("""
                up:
                  s1  wait until demo-db-1 is ready  (asked to wait)
                """);
    }

    @Test
    void a_network_of_others_is_not_taken() {
        World world = new World().network("back", "n1").service("web").inNetwork("web", "back");
        world.engine.createNetwork(dev.dmcp.application.container.NetworkSpec.of("demo_back", Map.of()));

        assertThatThrownBy(world::plan)
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("network `demo_back` is there already and belongs to nobody");
    }

    @Test
    void a_fixed_name_cannot_be_scaled() {
        DesiredService plain = World.plain("web");
        DesiredService fixed = new DesiredService(
                "web",
                2,
                plain.template(),
                Optional.of("box"),
                ServiceDigest.of(""),
                Map.of(),
                List.of(),
                PullPolicy.MISSING,
                false,
                List.of());

        assertThatThrownBy(() -> new World().add(fixed).plan())
                .hasMessage("service `web` cannot have 2 containers: they would all be named `box`");
    }
}
