package dev.dmcp.application.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.HealthProbe.Outcome;
import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ProcessLauncher.Survivor;
import dev.dmcp.application.supervise.SupervisorGate.Verb;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private static final URI MEMORY_HEALTH = URI.create("http://127.0.0.1:3001/health");
    private static final URI API_HEALTH = URI.create("http://127.0.0.1:3002/health");
    private static final LocalService MEMORY =
            LocalService.of("memory", Path.of("/project"), List.of("memory")).withPort(3001, MEMORY_HEALTH);
    private static final LocalService API = LocalService.of("api", Path.of("/project"), List.of("api"))
            .withPort(3002, API_HEALTH)
            .withNeeds(List.of("memory"));

    private final FakeMachine machine = new FakeMachine();
    private Supervisor supervisor = machine.supervisor();

    private void startBoth() {
        supervisor.define(List.of(MEMORY, API));
        supervisor.tell(Verb.START, List.of("memory", "api"));
        advance(3);
    }

    private void advance(int looks) {
        for (int look = 0; look < looks; look++) {
            machine.pass(Duration.ofMillis(100));
            supervisor.advance();
        }
    }

    private ServiceReport report(String service) {
        return supervisor.status().service(service).orElseThrow();
    }

    @Test
    void a_service_starts_only_when_what_it_needs_is_healthy() {
        machine.answers.put(MEMORY_HEALTH, new Outcome.Failed("connection refused"));
        startBoth();
        assertThat(machine.journal).containsExactly("launch memory");
        assertThat(report("api").detail()).isEqualTo("waits for memory");

        machine.answers.remove(MEMORY_HEALTH);
        advance(3);

        assertThat(machine.journal).containsExactly("launch memory", "launch api");
        assertThat(supervisor.status().isAllHealthy()).isTrue();
    }

    @Test
    void a_service_that_dies_comes_back_after_its_delay() {
        startBoth();
        machine.die("memory", 137);
        advance(1);
        assertThat(report("memory").state()).isEqualTo("restarting");
        assertThat(report("memory").lastExit()).contains("exit code 137");
        assertThat(report("memory").nextStart()).isPresent();

        advance(13);

        assertThat(report("memory").isHealthy()).isTrue();
        assertThat(report("memory").restarts()).isEqualTo(1);
        assertThat(machine.journal).containsExactly("launch memory", "launch api", "launch memory");
    }

    @Test
    void a_taken_port_is_refused_by_name_and_nobody_is_adopted_or_killed() {
        machine.ports.put(3001, new PortOwner(3001, OptionalLong.of(815), "`other`"));
        startBoth();

        assertThat(machine.journal).isEmpty();
        assertThat(report("memory").state()).isEqualTo("restarting");
        assertThat(report("memory").detail()).isEqualTo("port 3001 is taken by `other` (pid 815)");
    }

    @Test
    void an_answer_with_anothers_instance_id_is_no_health() {
        machine.answers.put(MEMORY_HEALTH, new Outcome.Passed(Duration.ofMillis(1), Optional.of("somebody-else")));
        startBoth();

        assertThat(report("memory").state()).isEqualTo("starting");

        machine.answers.put(
                MEMORY_HEALTH,
                new Outcome.Passed(
                        Duration.ofMillis(1),
                        Optional.of(report("memory").process().orElseThrow().instance())));
        advance(2);
        assertThat(report("memory").isHealthy()).isTrue();
    }

    @Test
    void a_service_that_ignores_the_polite_signal_is_killed_after_its_grace() {
        startBoth();
        machine.deaf.add("memory");
        supervisor.tell(Verb.STOP, List.of("memory"));
        advance(99);
        assertThat(machine.journal).endsWith("terminate memory");

        advance(3);

        assertThat(machine.journal).endsWith("terminate memory", "kill memory");
        assertThat(report("memory").state()).isEqualTo("stopped");
    }

    @Test
    void a_program_that_cannot_be_started_says_why() {
        machine.unstartable.add("memory");
        startBoth();

        assertThat(report("memory").detail()).isEqualTo("cannot start `memory`");
    }

    @Test
    void a_second_supervisor_takes_over_what_the_first_one_left() {
        startBoth();
        machine.die("api", 137);

        supervisor = machine.supervisor();
        assertThat(report("memory").health()).isEqualTo("unhealthy");
        assertThat(report("api").state()).isEqualTo("crashed");
        assertThat(report("api").detail()).isEqualTo("ended while no supervisor ran");

        advance(1);
        assertThat(report("memory").isHealthy()).isTrue();
        assertThat(machine.journal).containsExactly("launch memory", "launch api");
    }

    @Test
    void a_process_with_the_same_pid_that_started_at_another_time_is_left_alone() {
        startBoth();
        ProcessIdentity old = machine.running.remove("memory");
        machine.running.put("stranger", new ProcessIdentity(old.pid(), "boot:later", "stranger"));

        supervisor = machine.supervisor();
        supervisor.stopAll();
        advance(200);

        assertThat(machine.running).containsOnlyKeys("stranger");
        assertThat(machine.journal).doesNotContain("terminate stranger", "kill stranger");
    }

    @Test
    void a_process_that_was_started_but_never_written_down_is_ended() {
        ProcessIdentity stray = new ProcessIdentity(777, "boot:777", "stray");
        machine.running.put("memory", stray);
        machine.survivors.add(new Survivor("memory", stray));

        supervisor = machine.supervisor();
        assertThat(supervisor.isIdle()).isFalse();
        advance(2);

        assertThat(machine.running).isEmpty();
        assertThat(supervisor.isIdle()).isTrue();
    }

    @Test
    void a_full_disk_is_told_and_does_not_end_anything() {
        startBoth();
        machine.diskTrouble = Optional.of("no space left on device");
        machine.die("memory", 1);
        advance(40);

        assertThat(supervisor.status().problem()).contains("cannot write its state: no space left on device");
        assertThat(report("memory").isHealthy()).isTrue();

        machine.diskTrouble = Optional.empty();
        advance(60);
        assertThat(supervisor.status().problem()).isEmpty();
        assertThat(machine.memory.services()).hasSize(2);
    }

    @Test
    void a_service_that_left_the_stack_is_forgotten_once_it_is_stopped() {
        startBoth();
        supervisor.define(List.of(MEMORY));
        assertThat(report("api").isHealthy()).isTrue();

        supervisor.tell(Verb.STOP, List.of("api"));
        advance(2);

        assertThat(supervisor.status().service("api")).isEmpty();
    }

    @Test
    void an_unknown_name_is_refused_before_anything_is_done() {
        supervisor.define(List.of(MEMORY));

        assertThatThrownBy(() -> supervisor.tell(Verb.START, List.of("memory", "nope")))
                .isInstanceOf(Failure.InvalidInput.class);
        advance(1);
        assertThat(machine.journal).isEmpty();
    }

    @Test
    void who_waits_for_a_change_hears_of_it_and_not_before() {
        startBoth();
        CompletableFuture<SupervisorStatus> answer = new CompletableFuture<>();
        supervisor.completeAfter(supervisor.status().revision(), answer);
        advance(2);
        assertThat(answer).isNotDone();

        machine.die("memory", 1);
        advance(1);

        assertThat(answer)
                .isCompletedWithValueMatching(
                        status -> status.service("memory").orElseThrow().state().equals("restarting"));
    }

    @Test
    void what_was_stopped_on_purpose_stays_stopped_under_the_next_supervisor() {
        startBoth();
        supervisor.tell(Verb.STOP, List.of("api"));
        advance(2);

        supervisor = machine.supervisor();
        advance(20);

        assertThat(report("api").state()).isEqualTo("stopped");
        assertThat(report("memory").isHealthy()).isTrue();
    }

    @Test
    void a_stop_that_was_under_way_goes_on_under_the_next_supervisor() {
        startBoth();
        machine.deaf.add("api");
        supervisor.tell(Verb.STOP, List.of("api"));
        advance(2);

        supervisor = machine.supervisor();
        advance(110);

        assertThat(report("api").state()).isEqualTo("stopped");
        assertThat(machine.running).containsOnlyKeys("memory");
    }
}
