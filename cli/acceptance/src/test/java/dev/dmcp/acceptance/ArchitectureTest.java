package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("dev.dmcp");

    @Test
    void the_rules_see_the_whole_house() {
        assertThat(CLASSES.size()).isGreaterThan(600);
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.dmcp.compose.model",
                        "dev.dmcp.templates",
                        "dev.dmcp.application.plan",
                        "dev.dmcp.engine.docker",
                        "dev.dmcp.cli.command",
                        "dev.dmcp.mcp",
                        "dev.dmcp.service.kit.http");
    }

    @Test
    void packages_form_no_cycle() {
        Walls.NO_CYCLES.check(CLASSES);
    }

    @Test
    void only_the_terminal_uses_picocli() {
        Walls.PICOCLI_ONLY_IN_THE_TERMINAL.check(CLASSES);
    }

    @Test
    void only_main_classes_touch_the_process() {
        Walls.THE_PROCESS_ONLY_IN_MAIN.check(CLASSES);
    }

    @Test
    void only_the_docker_adapter_uses_docker_java() {
        Walls.DOCKER_JAVA_ONLY_IN_ITS_ADAPTER.check(CLASSES);
    }

    @Test
    void the_application_starts_no_process_and_touches_no_file() {
        Walls.NO_EFFECTS_BELOW_THE_PORTS.check(CLASSES);
    }

    @Test
    void planners_are_pure() {
        Walls.PLANNERS_ARE_PURE.check(CLASSES);
    }

    @Test
    void plans_requests_operations_and_events_are_values() {
        Walls.PLANS_ARE_VALUES.check(CLASSES);
    }

    @Test
    void the_compose_model_is_made_of_values() {
        Walls.THE_COMPOSE_MODEL_IS_VALUES.check(CLASSES);
    }

    @Test
    void services_know_nothing_of_the_command_line_nor_of_each_other() {
        Walls.SERVICES_STAND_ALONE.check(CLASSES);
        Walls.SERVICES_DO_NOT_KNOW_EACH_OTHER.check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        Walls.EVERY_PACKAGE_IS_NULL_MARKED.check(CLASSES);
    }

    @Test
    void no_generic_exception_is_thrown() {
        Walls.NO_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    @Test
    void every_failure_is_final() {
        Walls.FAILURES_ARE_FINAL.check(CLASSES);
    }
}
