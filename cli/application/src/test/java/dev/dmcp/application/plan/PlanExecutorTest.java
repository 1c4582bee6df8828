package dev.dmcp.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlanExecutorTest {

    private record Say(String sentence) implements Operation {}

    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    @Test
    void a_step_runs_after_all_that_it_waits_for() {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        String first = plan.add(new Say("first"), "asked");
        String second = plan.add(new Say("second"), "asked");
        plan.add(new Say("last"), "asked", List.of(first, second));

        execute(plan.build(), 4, step -> done.add(step.operation().sentence()));

        assertThat(done).hasSize(3).last().isEqualTo("last");
    }

    @Test
    void independent_steps_run_at_the_same_time() {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        plan.add(new Say("one"), "asked");
        plan.add(new Say("two"), "asked");
        CountDownLatch both = new CountDownLatch(2);

        execute(plan.build(), 2, step -> {
            both.countDown();
            both.await();
            done.add(step.operation().sentence());
        });

        assertThat(done).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nothing_new_starts_after_a_failure() {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        String first = plan.add(new Say("first"), "asked");
        plan.add(new Say("second"), "asked", List.of(first));

        assertThatThrownBy(() -> execute(plan.build(), 1, step -> {
                    throw new Failure.OperationFailed("no");
                }))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("no");
        assertThat(done).isEmpty();
    }

    @Test
    void where_that_is_wanted_a_failure_ends_what_runs_at_once() {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        plan.add(new Say("endless"), "asked");
        plan.add(new Say("failing"), "asked");
        CountDownLatch started = new CountDownLatch(1);

        assertThatThrownBy(() -> execute(plan.build(), PlanExecutor.AfterFailure.CANCEL_RUNNING, step -> {
                    if (step.operation().sentence().equals("failing")) {
                        started.await();
                        throw new Failure.OperationFailed("no");
                    }
                    started.countDown();
                    new CountDownLatch(1).await();
                }))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("no")
                .hasNoSuppressedExceptions();
    }

    @Test
    void where_that_is_wanted_all_goes_on_that_does_not_wait_for_what_failed() {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        String first = plan.add(new Say("first"), "asked");
        String failing = plan.add(new Say("failing"), "asked");
        plan.add(new Say("after first"), "asked", List.of(first));
        plan.add(new Say("after failing"), "asked", List.of(failing));
        plan.add(new Say("failing too"), "asked", List.of(first));

        assertThatThrownBy(() -> execute(plan.build(), PlanExecutor.AfterFailure.KEEP_GOING, step -> {
                    if (step.operation().sentence().startsWith("failing")) {
                        throw new Failure.OperationFailed(step.operation().sentence());
                    }
                    done.add(step.operation().sentence());
                }))
                .hasMessage("failing")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("failing too"));
        assertThat(done).containsExactly("first", "after first");
    }

    @Test
    void an_interrupt_reaches_the_running_steps_and_ends_as_interrupted() throws InterruptedException {
        Plan.Builder<Say> plan = new Plan.Builder<>("demo");
        plan.add(new Say("endless"), "asked");
        CountDownLatch started = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                execute(plan.build(), 1, step -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                });
            } catch (Failure.Interrupted expected) {
                done.add("interrupted");
            }
        });
        started.await();

        caller.interrupt();
        caller.join();

        assertThat(done).containsExactly("interrupted");
    }

    @Test
    void a_plan_reads_as_a_table_of_decisions() {
        Plan.Builder<Say> plan = new Plan.Builder<>("up prod");
        String network = plan.add(new Say("create network demo_backend"), "missing");
        plan.add(new Say("create container demo-db-1"), "missing", List.of(network));

        assertThat(plan.build().asText()).isEqualTo("""
                up prod:
                  s1  create network demo_backend  (missing)
                  s2  create container demo-db-1  (missing; after s1)
                """);
    }

    private void execute(Plan<Say> plan, int parallelism, PlanExecutor.Effect<Say> effect) {
        new PlanExecutor<>(effect, Reporter.silent(), parallelism).execute(plan);
    }

    private void execute(Plan<Say> plan, PlanExecutor.AfterFailure afterFailure, PlanExecutor.Effect<Say> effect) {
        new PlanExecutor<>(effect, Reporter.silent(), 4, afterFailure).execute(plan);
    }
}
