package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each wall on purpose: a rule that cannot fail would hold nothing. */
class BreachTest {

    @TempDir
    Path folder;

    private final List<Path> sources = new ArrayList<>();

    @Test
    void a_clock_in_a_planner() {
        source(
                "dev.dmcp.application.breach",
                "TimePlanner",
                "long now() { return java.time.Clock.systemUTC().millis(); }");

        breaks(Walls.PLANNERS_ARE_PURE, "TimePlanner", "a planner is a function");
    }

    @Test
    void a_port_in_a_planner() {
        file("dev.dmcp.application.port", "Window", "public interface Window { String look(); }");
        source(
                "dev.dmcp.application.breach",
                "LookingPlanner",
                "String look(dev.dmcp.application.port.Window window) { return window.look(); }");

        breaks(Walls.PLANNERS_ARE_PURE, "LookingPlanner", "a planner is a function");
    }

    @Test
    void printing_below_the_terminal() {
        source("dev.dmcp.engine.breach", "Chatty", "void say() { System.out.println(); }");

        breaks(Walls.THE_PROCESS_ONLY_IN_MAIN, "Chatty", "streams, exit and environment are passed in");
    }

    @Test
    void leaving_below_the_terminal() {
        source("dev.dmcp.application.breach", "Quitter", "void leave() { System.exit(1); }");

        breaks(Walls.THE_PROCESS_ONLY_IN_MAIN, "Quitter", "streams, exit and environment are passed in");
    }

    @Test
    void a_package_cycle() {
        source("dev.dmcp.engine.hen", "Hen", "public dev.dmcp.engine.egg.Egg egg;");
        source("dev.dmcp.engine.egg", "Egg", "public dev.dmcp.engine.hen.Hen hen;");

        breaks(Walls.NO_CYCLES, "Hen", "free of cycles");
    }

    @Test
    void a_process_started_by_a_use_case() {
        source(
                "dev.dmcp.application.breach",
                "Starter",
                "Process start() throws java.io.IOException { return new ProcessBuilder(\"true\").start(); }");

        breaks(Walls.NO_EFFECTS_BELOW_THE_PORTS, "Starter", "the world is reached through ports");
    }

    @Test
    void a_request_that_can_change() {
        source("dev.dmcp.application.breach", "SoftRequest", "public String name;");

        breaks(Walls.PLANS_ARE_VALUES, "SoftRequest", "values are compared, printed and never changed");
    }

    @Test
    void a_service_that_knows_its_sibling() {
        source("dev.dmcp.service.memory.breach", "Recall", "");
        source("dev.dmcp.service.server.breach", "Nosy", "dev.dmcp.service.memory.breach.Recall recall;");

        breaks(Walls.SERVICES_DO_NOT_KNOW_EACH_OTHER, "Nosy", "not depend on each other");
    }

    @Test
    void a_package_without_null_marking() {
        source("dev.dmcp.engine.breach", "Plain", "");

        breaks(Walls.EVERY_PACKAGE_IS_NULL_MARKED, "dev.dmcp.engine.breach", "absence is said in types");
    }

    @Test
    void a_generic_exception() {
        source("dev.dmcp.engine.breach", "Vague", "void go() { throw new RuntimeException(); }");

        breaks(Walls.NO_GENERIC_EXCEPTIONS, "Vague", "generic exceptions");
    }

    private void source(String packageName, String name, String body) {
        file(packageName, name, "public class " + name + " { " + body + " }");
    }

    private void file(String packageName, String name, String declaration) {
        Path file = folder.resolve(packageName).resolve(name + ".java");
        try {
            Files.createDirectories(file.getParent());
            sources.add(Files.writeString(file, "package " + packageName + "; " + declaration));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void breaks(ArchRule rule, String culprit, String reason) {
        JavaClasses classes = new ClassFileImporter().importPath(compiled());
        assertThat(classes).isNotEmpty();
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit)
                .hasMessageContaining(reason);
    }

    private Path compiled() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        int code = compiler.run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        return folder.resolve("classes");
    }
}
