package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a project whose services are real processes, with a real supervisor in the background. */
class LocalCommandsIT {

    private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

    @TempDir
    Path project;

    @AfterEach
    void leaveNothing() {
        dmcp("down", "local");
    }

    private Result dmcp(String... arguments) {
        return new CommandLineTester(project).with("PATH", "/usr/bin:/bin").run(arguments);
    }

    private void stack(String services) throws IOException {
        Files.writeString(project.resolve("dmcp.yaml"), "version: 1\nname: demo\nservices:\n" + services.indent(2));
    }

    private static String service(String name, String more, String script) {
        return "%s: { kind: node, path: .%s, local: { build: [\"true\"], run: [sh, -c, \"%s\"], directory: . } }%n"
                .formatted(name, more.isEmpty() ? "" : ", " + more, script);
    }

    private Optional<ProcessHandle> process(String service) {
        Matcher pid = PID.matcher(dmcp("ps", "local", service, "-o", "json").out());
        return pid.find() ? ProcessHandle.of(Long.parseLong(pid.group(1))) : Optional.empty();
    }

    @Test
    void a_stack_comes_up_shows_itself_and_goes_down_without_a_trace() throws IOException {
        stack(service("db", "", "echo db is up; exec sleep 1000")
                + service("web", "needs: [db]", "echo web is up; exec sleep 1000"));

        Result up = dmcp("up", "local");
        assertThat(up.code()).as(up.err()).isZero();
        ProcessHandle web = process("web").orElseThrow();

        Result ps = dmcp("ps", "local");
        assertThat(ps.code()).isZero();
        assertThat(ps.out().lines().map(line -> line.split(" +")[0] + " " + line.split(" +")[2]))
                .containsExactly("SERVICE HEALTH", "db healthy", "web healthy");
        assertThat(dmcp("logs", "local").out()).contains("db  | db is up\n", "web | web is up\n");
        assertThat(dmcp("logs", "local", "web", "--tail", "1").out()).isEqualTo("web is up\n");
        assertThat(dmcp("up", "local").code()).isZero();
        assertThat(process("web")).contains(web);

        Result down = dmcp("down", "local");
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(web.isAlive()).isFalse();
        assertThat(dmcp("ps", "local").code()).isEqualTo(1);
        assertThat(dmcp("down", "local").code()).isZero();
    }

    @Test
    void a_dry_run_prints_the_plan_and_starts_nothing() throws IOException {
        stack(service("db", "", "exec sleep 1000") + service("web", "needs: [db]", "exec sleep 1000"));

        assertThat(dmcp("up", "local", "--dry-run")).isEqualTo(new Result(0, """
                up local:
                  s1  build db  (not built by dmcp yet)
                  s2  build web  (not built by dmcp yet)
                  s3  start the supervisor  (not running; after s1, s2)
                  s4  start db  (not running; after s3, s1)
                  s5  start web  (not running; after s3, s2, s4)
                """, ""));
        assertThat(project.resolve(".dmcp")).doesNotExist();
    }

    @Test
    void a_service_that_fails_ends_the_wait_with_its_last_lines() throws IOException {
        stack(service("web", "", "echo first line; echo cannot find the settings; exit 3"));

        Result up = dmcp("up", "local");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err()).endsWith("""
                error: `web` ended by itself with exit code 3
                  first line
                  cannot find the settings

                hint: `dmcp logs local web` shows all it wrote
                """);
        assertThat(dmcp("ps", "local").code()).isEqualTo(1);
    }

    @Test
    void a_build_that_fails_shows_its_last_lines_and_starts_nothing_that_needs_it() throws IOException {
        stack(
                "web: { kind: node, path: ., local: { build: [sh, -c, \"echo no compiler; exit 2\"], run: [sleep, \"9\"] } }");

        Result up = dmcp("up", "local");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err())
                .contains("error: cannot build web: `sh -c echo no compiler; exit 2` ended with exit code 2\n"
                        + "  no compiler\n\nhint: all of its output is in `")
                .doesNotContain("start web");
    }

    @Test
    void a_taken_port_is_named_with_its_holder_before_anything_starts() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stack(service("web", "port: " + holder.getLocalPort(), "exec sleep 1000"));

            Result up = dmcp("up", "local");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.err())
                    .startsWith("error: `web` cannot start: port " + holder.getLocalPort() + " is taken by `")
                    .contains("(pid " + ProcessHandle.current().pid() + ")")
                    .endsWith("\nhint: stop what holds the port, or give the service another one in `dmcp.yaml`\n");
            assertThat(project.resolve(".dmcp")).doesNotExist();
        }
    }

    @Test
    void an_unknown_service_is_refused_with_the_known_ones() throws IOException {
        stack(service("web", "", "exec sleep 1000"));

        assertThat(dmcp("up", "local", "wbe")).isEqualTo(new Result(2, "", """
                error: `wbe` is neither a service nor an environment of this stack

                hint: services: web; environments: local, dev, prod
                """));
    }

    @Test
    void without_node_a_client_is_left_out_and_the_rest_comes_up() throws IOException {
        stack(service("web", "", "exec sleep 1000") + "client: { kind: vite, path: client, port: 65003 }\n");

        Result up = new CommandLineTester(project)
                .with("PATH", programsWithoutNode().toString())
                .run("up", "local");

        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.err())
                .contains("warning: `client` is left out: `npm` is not installed; install it and run this again\n");
        assertThat(dmcp("ps", "local").code()).isZero();
    }

    private Path programsWithoutNode() throws IOException {
        Path folder = Files.createDirectories(project.resolve("programs"));
        for (String program : new String[] {"sh", "sleep", "true", "setsid"}) {
            Files.createSymbolicLink(folder.resolve(program), Path.of("/usr/bin", program));
        }
        return folder;
    }

    @Test
    void mcp_commands_are_about_mcp_services_and_what_they_need() throws IOException {
        stack(service("db", "", "exec sleep 1000")
                + service("memory", "mcp: { path: /mcp }, port: 65004, needs: [db]", "exec sleep 1000")
                        .replace("port: 65004, ", "")
                + service("web", "", "exec sleep 1000"));
        assertThat(dmcp("mcp", "status").code()).isEqualTo(1);

        assertThat(dmcp("mcp", "start").code()).isZero();

        assertThat(dmcp("mcp", "status").code()).isZero();
        assertThat(dmcp("ps", "local").out()).contains("db ", "memory ").doesNotContain("web ");
        ProcessHandle memory = process("memory").orElseThrow();
        assertThat(dmcp("mcp", "restart").code()).isZero();
        assertThat(process("memory").orElseThrow().pid()).isNotEqualTo(memory.pid());

        assertThat(dmcp("mcp", "stop").code()).isZero();
        assertThat(process("memory")).isEmpty();
        assertThat(process("db")).isPresent();
        assertThat(dmcp("mcp", "start", "web").code()).isEqualTo(2);
    }

    @Test
    void a_supervisor_that_is_asked_to_end_by_a_signal_stops_everything_first()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        stack(service("web", "", "exec sleep 1000"));
        assertThat(dmcp("up", "local").code()).isZero();
        ProcessHandle web = process("web").orElseThrow();
        ProcessHandle supervisor = web.parent().orElseThrow();

        supervisor.destroy();
        supervisor.onExit().get(20, TimeUnit.SECONDS);

        assertThat(web.isAlive()).isFalse();
        assertThat(dmcp("ps", "local").out()).contains("stopped");
    }

    @Test
    void a_state_folder_that_cannot_be_made_is_said_so() throws IOException {
        stack(service("web", "", "exec sleep 1000"));
        Files.writeString(project.resolve(".dmcp"), "a file in the way");

        Result up = dmcp("up", "local");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.err())
                .contains("error: cannot keep track of builds in `" + project.resolve(".dmcp"))
                .endsWith("hint: make the folder writable\n");
        Files.delete(project.resolve(".dmcp"));
    }
}
