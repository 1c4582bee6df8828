package dev.dmcp.application.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupervisePlannerTest {

    private static final Path ROOT = Path.of("/project");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final BuildStep JARS =
            new BuildStep("jars", List.of("mvn"), ROOT, "", List.of(ROOT), List.of(ROOT.resolve("a.jar")));
    private static final BuildStep PACKAGES =
            new BuildStep("packages", List.of("npm", "ci"), ROOT, "npm", List.of(ROOT), List.of());

    private static final LocalService MEMORY = service("memory", 3001, JARS, List.of(), true);
    private static final LocalService API = service("api", 3002, JARS, List.of("memory"), true);
    private static final LocalService CLIENT = service("client", 8080, PACKAGES, List.of("api"), false);
    private static final List<LocalService> ALL = List.of(CLIENT, MEMORY, API);

    private static LocalService service(
            String name, int port, BuildStep build, List<String> needs, boolean runsAnArtifact) {
        return new LocalService(
                name,
                Optional.of(build),
                List.of("run", name),
                Map.of(),
                ROOT,
                OptionalInt.of(port),
                Optional.of(URI.create("http://127.0.0.1:" + port + "/health")),
                needs,
                LocalService.STANDARD_START_TIMEOUT,
                LocalService.STANDARD_GRACE,
                RestartPolicy.STANDARD,
                false,
                runsAnArtifact ? Optional.of(ROOT.resolve(name + ".jar")) : Optional.empty());
    }

    private static ServiceReport report(LocalService service, String state, String health, String fingerprint) {
        boolean isUp = !state.equals("stopped") && !state.equals("crashed");
        return new ServiceReport(
                service.name(),
                state,
                health,
                "",
                isUp ? Optional.of(new ProcessIdentity(7, "boot:1", "abc")) : Optional.empty(),
                isUp ? Optional.of(NOON) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                service.port(),
                0,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                false,
                fingerprint);
    }

    private static ServiceReport healthy(LocalService service) {
        return report(service, "running", "healthy", service.fingerprint());
    }

    private static SupervisorStatus supervised(ServiceReport... reports) {
        return new SupervisorStatus(OptionalLong.of(99), 5, Optional.empty(), List.of(reports));
    }

    private static LocalSnapshot seen(SupervisorStatus status) {
        return new LocalSnapshot(status, Map.of(), Set.of(), Map.of(), Map.of());
    }

    private static String up(LocalSnapshot snapshot, String... selected) {
        return SupervisePlanner.up("up local", LocalRequest.of(ALL, List.of(selected)), snapshot)
                .plan()
                .asText();
    }

    @Test
    void everything_is_built_and_started_in_the_order_of_needs() {
        LocalSnapshot nothing = new LocalSnapshot(
                SupervisorStatus.NOTHING,
                Map.of("jars", "Main.java changed", "packages", "node_modules is missing"),
                Set.of(),
                Map.of(),
                Map.of());

        assertThat(up(nothing)).isEqualTo("""
                up local:
                  s1  build jars  (Main.java changed)
                  s2  build packages  (node_modules is missing)
                  s3  start the supervisor  (not running; after s1, s2)
                  s4  start memory  (not running; after s3, s1)
                  s5  start api  (not running; after s3, s1, s4)
                  s6  start client  (not running; after s3, s2, s5)
                """);
    }

    @Test
    void nothing_is_done_about_what_runs_and_did_not_change() {
        assertThat(up(seen(supervised(healthy(MEMORY), healthy(API), healthy(CLIENT)))))
                .isEqualTo("up local: nothing to do\n");
    }

    @Test
    void a_selected_service_brings_what_it_needs_and_nothing_else() {
        assertThat(up(seen(SupervisorStatus.NOTHING), "api")).isEqualTo("""
                up local:
                  s1  start the supervisor  (not running)
                  s2  start memory  (not running; after s1)
                  s3  start api  (not running; after s1, s2)
                """);
    }

    @Test
    void what_is_built_anew_is_restarted_but_a_development_server_reads_its_sources_itself() {
        LocalSnapshot stale = new LocalSnapshot(
                supervised(healthy(MEMORY), healthy(API), healthy(CLIENT)),
                Map.of("jars", "Main.java changed", "packages", "package.json changed"),
                Set.of(),
                Map.of(),
                Map.of());

        assertThat(up(stale)).isEqualTo("""
                up local:
                  s1  build jars  (Main.java changed)
                  s2  build packages  (package.json changed)
                  s3  restart memory  (is built anew; after s1)
                  s4  restart api  (is built anew; after s1, s3)
                """);
    }

    @Test
    void what_was_built_by_hand_after_it_started_is_restarted() {
        LocalSnapshot newer = new LocalSnapshot(
                supervised(healthy(MEMORY), healthy(API), healthy(CLIENT)),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of("memory", NOON.plusSeconds(1), "api", NOON.minusSeconds(1)));

        assertThat(up(newer)).isEqualTo("""
                up local:
                  s1  restart memory  (was built after it started)
                """);
    }

    @Test
    void a_changed_definition_restarts_a_service() {
        LocalSnapshot other =
                seen(supervised(healthy(MEMORY), report(API, "running", "healthy", "other"), healthy(CLIENT)));

        assertThat(up(other)).isEqualTo("""
                up local:
                  s1  restart api  (its definition changed)
                """);
    }

    @Test
    void what_is_on_its_way_is_waited_for_and_what_crashed_is_started() {
        LocalSnapshot mixed = seen(supervised(
                report(MEMORY, "starting", "starting", MEMORY.fingerprint()),
                report(API, "crashed", "-", ""),
                report(CLIENT, "running", "unhealthy", CLIENT.fingerprint())));

        assertThat(up(mixed)).isEqualTo("""
                up local:
                  s1  wait for memory  (is starting)
                  s2  start api  (crashed; after s1)
                  s3  wait for client  (is unhealthy; after s2)
                """);
    }

    @Test
    void a_service_that_left_the_stack_is_stopped() {
        LocalService old = service("old", 9, JARS, List.of(), true);

        assertThat(up(seen(supervised(healthy(MEMORY), healthy(API), healthy(CLIENT), healthy(old)))))
                .isEqualTo("""
                        up local:
                          s1  stop old  (no longer in the stack)
                        """);
    }

    @Test
    void without_its_program_a_service_is_left_out_with_the_way_to_mend_that() {
        LocalSnapshot noNode = new LocalSnapshot(
                supervised(healthy(MEMORY), healthy(API)),
                Map.of("packages", "new"),
                Set.of("npm"),
                Map.of(),
                Map.of());

        LocalPlan plan = SupervisePlanner.up("up local", LocalRequest.of(ALL, List.of()), noNode);

        assertThat(plan.plan().isEmpty()).isTrue();
        assertThat(plan.services()).containsExactly(MEMORY, API);
        assertThat(plan.warnings())
                .containsExactly("`client` is left out: `npm` is not installed; install it and run this again");
    }

    @Test
    void all_taken_ports_are_named_with_their_holders_before_anything_is_done() {
        LocalSnapshot taken = new LocalSnapshot(
                SupervisorStatus.NOTHING,
                Map.of(),
                Set.of(),
                Map.of(
                        3001, new PortOwner(3001, OptionalLong.of(815), "`java -jar other.jar`"),
                        8080, new PortOwner(8080, OptionalLong.empty(), "a process of another user")),
                Map.of());

        assertThatThrownBy(() -> up(taken))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("""
                `memory` cannot start: port 3001 is taken by `java -jar other.jar` (pid 815)
                `client` cannot start: port 8080 is taken by a process of another user""");
    }

    @Test
    void the_port_of_a_service_that_runs_is_its_own() {
        LocalSnapshot own = new LocalSnapshot(
                supervised(healthy(MEMORY), healthy(API), healthy(CLIENT)),
                Map.of(),
                Set.of(),
                Map.of(3001, new PortOwner(3001, OptionalLong.of(7), "`run memory`")),
                Map.of());

        assertThat(up(own)).isEqualTo("up local: nothing to do\n");
    }

    @Test
    void needs_in_a_ring_are_shown_as_a_ring() {
        LocalRequest ring = LocalRequest.of(List.of(MEMORY.withNeeds(List.of("client")), API, CLIENT), List.of());

        assertThatThrownBy(() -> SupervisePlanner.up("up local", ring, seen(SupervisorStatus.NOTHING)))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("services need each other in a ring: memory → client → api → memory");
    }

    @Test
    void an_unknown_service_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> up(seen(SupervisorStatus.NOTHING), "nope"))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining("`nope`");
    }

    @Test
    void services_that_the_supervisor_knows_stay_known_when_others_are_started() {
        LocalPlan plan = SupervisePlanner.up(
                "up local",
                LocalRequest.of(ALL, List.of("memory")),
                seen(supervised(report(CLIENT, "stopped", "-", ""))));

        assertThat(plan.services()).containsExactly(MEMORY);
        assertThat(plan.defined()).containsExactly(CLIENT, MEMORY);
    }

    @Test
    void down_stops_what_runs_and_then_the_supervisor() {
        SupervisorStatus status =
                supervised(healthy(MEMORY), report(API, "crashed", "-", ""), report(CLIENT, "stopped", "-", ""));

        assertThat(SupervisePlanner.down("down local", List.of(), status).asText())
                .isEqualTo("""
                down local:
                  s1  stop api  (is crashed)
                  s2  stop memory  (is running)
                  s3  end the supervisor  (nothing is left to supervise; after s1, s2)
                """);
    }

    @Test
    void down_takes_over_first_what_a_killed_supervisor_left() {
        SupervisorStatus orphaned =
                new SupervisorStatus(OptionalLong.empty(), 0, Optional.empty(), List.of(healthy(MEMORY)));

        assertThat(SupervisePlanner.down("down local", List.of(), orphaned).asText())
                .isEqualTo("""
                        down local:
                          s1  start the supervisor  (to take over what still runs)
                          s2  stop memory  (is running; after s1)
                          s3  end the supervisor  (nothing is left to supervise; after s2)
                        """);
    }

    @Test
    void down_where_nothing_runs_has_nothing_to_do() {
        assertThat(SupervisePlanner.down("down local", List.of(), SupervisorStatus.NOTHING)
                        .asText())
                .isEqualTo("down local: nothing to do\n");
    }
}
