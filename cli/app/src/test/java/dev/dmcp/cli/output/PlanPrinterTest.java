package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.build.BuildOperation;
import dev.dmcp.application.build.BuildPlan;
import dev.dmcp.application.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanPrinterTest {
    @Test
    void machines_are_told_what_is_up_to_date_and_from_which_input() {
        BuildPlan.UpToDate web =
                new BuildPlan.UpToDate("web", List.of("demo-web", "demo-web:v1"), "sha256:12", "ab34", 5);
        BuildPlan plan =
                new BuildPlan(new Plan.Builder<BuildOperation>("build").build(), List.of(web), List.of(), Map.of());

        assertThat(PlanPrinter.json(plan))
                .isEqualTo("{\"plan\":\"build\",\"steps\":[],\"upToDate\":[{\"name\":\"web\","
                        + "\"tags\":[\"demo-web\",\"demo-web:v1\"],\"id\":\"sha256:12\",\"input\":\"ab34\"}]}\n");
    }
}
