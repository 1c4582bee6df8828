package dev.dmcp.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.dmcp.application.failure.Failure;
import org.junit.jupiter.api.Test;

/** The walls of the house (docs/architecture.md, "Walls"): each rule says why it stands. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("dev.dmcp");

    @Test
    void the_rules_see_the_whole_house() {
        assertThat(CLASSES.size()).isGreaterThan(60);
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.dmcp.compose.yaml",
                        "dev.dmcp.application.plan",
                        "dev.dmcp.cli",
                        "dev.dmcp.service.kit.http");
    }

    @Test
    void packages_form_no_cycle() {
        check(slices().matching("dev.dmcp.(**)").should().beFreeOfCycles());
    }

    @Test
    void only_the_terminal_uses_picocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.dmcp.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("flags are the business of cli/app; everything below takes requests"));
    }

    @Test
    void only_main_classes_touch_the_process() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("streams, exit and environment are passed in, so that whole programs run inside a test"));
    }

    @Test
    void only_the_docker_adapter_uses_docker_java() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.dmcp.engine.docker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .because("the engine is reached through the port ContainerEngine"));
    }

    @Test
    void the_application_starts_no_process_and_writes_no_file() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.dmcp.application..", "dev.dmcp.compose..", "dev.dmcp.templates..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .because("the world is reached through ports"));
    }

    @Test
    void planners_are_pure() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Planner")
                .should()
                .dependOnClassesThat(impure())
                .allowEmptyShould(true)
                .because("a planner is a function: request and snapshot to plan, the same answer every time"));
    }

    private static DescribedPredicate<JavaClass> impure() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                        "java.net..", "java.util.concurrent..", "java.time.chrono..")
                .or(named("java.nio.file.Files"))
                .or(named("java.time.Clock"))
                .or(named("java.time.InstantSource"))
                .or(named("java.util.Random"))
                .or(named("java.security.SecureRandom"))
                .or(named("java.lang.System"))
                .or(named("java.lang.Thread"))
                .or(named("java.io.File"));
        DescribedPredicate<JavaClass> port = resideInAPackage("dev.dmcp.application.port..")
                .and(DescribedPredicate.describe("interface", type -> type.isInterface() && !isSealedData(type)));
        return outside.or(port).as("a clock, randomness, I/O, a thread or a port");
    }

    private static boolean isSealedData(JavaClass type) {
        return type.reflect().isSealed();
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, type -> type.getFullName().equals(name));
    }

    @Test
    void plans_requests_operations_and_events_are_values() {
        check(classes()
                .that()
                .resideInAPackage("dev.dmcp.application..")
                .and(DescribedPredicate.describe(
                        "are named as values",
                        type -> type.getSimpleName().matches(".*(Plan|Request|Operation|Event)")))
                .should()
                .beRecords()
                .orShould()
                .beInterfaces()
                .orShould()
                .beEnums()
                .because("values are compared, printed and never changed"));
    }

    @Test
    void the_compose_model_is_made_of_values() {
        check(classes()
                .that()
                .resideInAPackage("dev.dmcp.compose.model..")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .beRecords()
                .orShould()
                .beInterfaces()
                .orShould()
                .beEnums()
                .allowEmptyShould(true)
                .because("a compose file is a value"));
    }

    @Test
    void services_know_nothing_of_the_command_line_nor_of_each_other() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.dmcp.service..", "dev.dmcp.mcp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.dmcp.cli..",
                        "dev.dmcp.application..",
                        "dev.dmcp.engine..",
                        "dev.dmcp.templates..",
                        "dev.dmcp.compose..")
                .because("services run on their own"));
        check(slices().matching("dev.dmcp.service.(server|memory|gateway)..")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void every_package_is_null_marked() {
        check(classes()
                .that()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAPackage("dev.dmcp..")
                .andShould(new PackageIsNullMarked())
                .because("absence is said in types: JSpecify's @NullMarked belongs in every package-info.java"));
    }

    @Test
    void no_generic_exception_is_thrown() {
        check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    }

    @Test
    void every_failure_is_final() {
        check(classes()
                .that()
                .areAssignableTo(Failure.class)
                .and()
                .doNotHaveFullyQualifiedName(Failure.class.getName())
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("the set of failures is closed, each with its exit code"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
