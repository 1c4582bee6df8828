package dev.dmcp.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.dmcp.application.failure.Failure;

/** The walls of the house (docs/architecture.md, "Walls"): each rule says why it stands. */
final class Walls {

    static final ArchRule NO_CYCLES =
            slices().matching("dev.dmcp.(**)").should().beFreeOfCycles();

    static final ArchRule PICOCLI_ONLY_IN_THE_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackage("dev.dmcp.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("flags are the business of cli/app; everything below takes requests");

    static final ArchRule THE_PROCESS_ONLY_IN_MAIN = noClasses()
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
            .because("streams, exit and environment are passed in, so that whole programs run inside a test");

    static final ArchRule DOCKER_JAVA_ONLY_IN_ITS_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.dmcp.engine.docker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..")
            .because("the engine is reached through the port ContainerEngine");

    static final ArchRule NO_EFFECTS_BELOW_THE_PORTS = noClasses()
            .that()
            .resideInAnyPackage("dev.dmcp.application..", "dev.dmcp.compose..", "dev.dmcp.templates..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .because("the world is reached through ports");

    static final ArchRule PLANNERS_ARE_PURE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Planner")
            .should()
            .dependOnClassesThat(impure())
            .because("a planner is a function: request and snapshot to plan, the same answer every time");

    static final ArchRule PLANS_ARE_VALUES = classes()
            .that()
            .resideInAPackage("dev.dmcp.application..")
            .and(DescribedPredicate.describe(
                    "are named as values", type -> type.getSimpleName().matches(".*(Plan|Request|Operation|Event)")))
            .should()
            .beRecords()
            .orShould()
            .beInterfaces()
            .orShould()
            .beEnums()
            .because("values are compared, printed and never changed");

    static final ArchRule THE_COMPOSE_MODEL_IS_VALUES = classes()
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
            .because("a compose file is a value");

    static final ArchRule SERVICES_STAND_ALONE = noClasses()
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
            .because("services run on their own");

    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "dev.dmcp.service.(server|memory|gateway)..")
            .should()
            .notDependOnEachOther();

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(new PackageIsNullMarked())
            .because("absence is said in types: JSpecify's @NullMarked belongs in every package-info.java");

    static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    static final ArchRule FAILURES_ARE_FINAL = classes()
            .that()
            .areAssignableTo(Failure.class)
            .and()
            .doNotHaveFullyQualifiedName(Failure.class.getName())
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("the set of failures is closed, each with its exit code");

    private Walls() {}

    private static DescribedPredicate<JavaClass> impure() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage("java.net..", "java.util.concurrent..")
                .or(named("java.nio.file.Files"))
                .or(named("java.time.Clock"))
                .or(named("java.time.InstantSource"))
                .or(named("java.util.Random"))
                .or(named("java.security.SecureRandom"))
                .or(named("java.lang.System"))
                .or(named("java.lang.Thread"))
                .or(named("java.io.File"));
        DescribedPredicate<JavaClass> port = resideInAPackage("dev.dmcp.application.port..")
                .and(DescribedPredicate.describe("an interface", JavaClass::isInterface))
                .and(DescribedPredicate.describe("not nested data", JavaClass::isTopLevelClass));
        return outside.or(port).as("are a clock, randomness, I/O, a thread or a port");
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, type -> type.getFullName().equals(name));
    }
}
