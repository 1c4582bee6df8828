package dev.dmcp.application.converge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.converge.UpRequest.Recreate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service {@code app} in a namespace of {@code vpn}. */
class SharedNamespacesTest {
    private static final UpRequest WITHOUT_WAIT =
            new UpRequest("up", Recreate.DIVERGED, false, false, Duration.ofMinutes(2), Optional.empty(), false);

    private final World world = new World().service("vpn").sharing("app", "vpn");

    @Test
    void the_hash_of_a_new_container_names_the_one_that_was_made_before_it() {
        world.up();

        assertThat(hashOfApp()).isEqualTo("app beside {vpn=" + idOf("vpn") + "}");
    }

    @Test
    void the_hash_of_a_new_container_names_the_one_that_stayed() {
        world.up();
        world.engine.removeContainer("demo-app-1", true);
        world.up();

        assertThat(hashOfApp()).isEqualTo("app beside {vpn=" + idOf("vpn") + "}");
    }

    @Test
    void what_shares_with_the_same_container_is_left_alone() {
        assertThat(world.up().plan()).isEqualTo("up: nothing to do\n");
        assertThat(planAlone("app")).isEqualTo("up: nothing to do\n");
    }

    @Test
    void what_shares_with_a_container_that_is_gone_is_replaced() {
        world.up().changed("vpn");
        execute("vpn");
        String old = idOf("app");

        assertThat(world.plan(WITHOUT_WAIT)
                        .replace("it shares a namespace with vpn, whose container is another now", "CAUSE"))
                .isEqualTo("""
                        up:
                          s1  rename container demo-app-1 to OLD_demo-app-1  (CAUSE)
                          s2  create container demo-app-1  (CAUSE; after s1)
                          s3  stop container demo-app-1  (CAUSE; after s2)
                          s4  start container demo-app-1  (CAUSE; after s2, s3)
                          s5  remove container OLD_demo-app-1  (CAUSE; after s4)
                        """.replace("OLD", old));
        assertThat(world.up().plan()).isEqualTo("up: nothing to do\n");
    }

    @Test
    void one_that_must_be_made_again_takes_what_shares_with_it_along() {
        world.up();
        String old = idOf("app");
        world.engine.removeContainer("demo-vpn-1", true);

        assertThat(world.plan(WITHOUT_WAIT).replace("it shares a namespace with vpn, which is made anew", "CAUSE"))
                .isEqualTo("""
                        up:
                          s1  create container demo-vpn-1  (missing)
                          s2  start container demo-vpn-1  (created; after s1)
                          s3  rename container demo-app-1 to OLD_demo-app-1  (CAUSE; after s2)
                          s4  create container demo-app-1  (CAUSE; after s2, s3)
                          s5  stop container demo-app-1  (CAUSE; after s4, s2)
                          s6  start container demo-app-1  (CAUSE; after s4, s5, s2)
                          s7  remove container OLD_demo-app-1  (CAUSE; after s6)
                        """.replace("OLD", old));
        assertThat(world.up().plan()).isEqualTo("up: nothing to do\n");
    }

    @Test
    void one_that_is_replaced_takes_what_shares_with_it_along() {
        world.up().changed("vpn");

        assertThat(world.plan())
                .contains("create container demo-app-1  (it shares a namespace with vpn, which is made anew");
        assertThat(world.up().plan()).isEqualTo("up: nothing to do\n");
        assertThat(hashOfApp()).isEqualTo("app beside {vpn=" + idOf("vpn") + "}");
    }

    @Test
    void one_that_shares_with_one_that_shares_follows_too() {
        world.sharing("probe", "app").up().changed("vpn").up();

        assertThat(container("probe").label(Labels.CONFIG_HASH)).hasValue("probe beside {app=" + idOf("app") + "}");
        assertThat(world.plan()).isEqualTo("up: nothing to do\n");
    }

    @Test
    void further_containers_of_a_service_do_not_matter_to_what_shares_with_the_first() {
        world.up().add(World.plain("vpn").withReplicas(2));

        assertThat(world.plan()).contains("create container demo-vpn-2").doesNotContain("app");
    }

    private String planAlone(String service) {
        return UpPlanner.plan(world.desired().alone(Set.of(service)), world.observed(), WITHOUT_WAIT)
                .asText();
    }

    private void execute(String service) {
        new ConvergeExecutor(world.engine, _ -> {}, Duration.ZERO)
                .execute(
                        "demo", UpPlanner.plan(world.desired().alone(Set.of(service)), world.observed(), WITHOUT_WAIT));
    }

    private String hashOfApp() {
        return container("app").label(Labels.CONFIG_HASH).orElse("none");
    }

    private String idOf(String service) {
        return container(service).id();
    }

    private ObservedContainer container(String service) {
        return world.observed().containers().stream()
                .filter(container -> container.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
