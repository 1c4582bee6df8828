package dev.dmcp.service.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.auth.AuthRule;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Mode;
import dev.dmcp.service.kit.health.HealthCheck;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.log.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Demo demo = new Demo();

    @Test
    void the_defaults_are_these() {
        var environment = new Environment(Map.of("HOME", "/home/ada"));

        assertThat(ServiceConfig.read(environment, "DEMO_PORT", 3001))
                .isEqualTo(new ServiceConfig(
                        "127.0.0.1",
                        3001,
                        "",
                        Mode.LOCAL,
                        AuthRule.OPTIONAL,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Level.INFO,
                        Path.of("/home/ada/.local/share/dmcp"),
                        Duration.ofSeconds(8)));
        environment.requireNoProblems();
    }

    @Test
    void the_port_comes_from_the_variable_for_all_before_the_services_own() {
        assertThat(port(Map.of("DEMO_PORT", "1"))).isEqualTo(1);
        assertThat(port(Map.of("DEMO_PORT", "1", "PORT", "2"))).isEqualTo(2);
    }

    @Test
    void prod_refuses_to_start_without_a_token_key_and_with_a_weak_one() {
        assertThat(run(Map.of("DMCP_ENV", "prod"))).isEqualTo(2);
        assertThat(errors()).contains("error: JWT_SECRET is not set").contains("dmcp env init");
        assertThat(run(Map.of("NODE_ENV", "production", "JWT_SECRET", "short", "PORT", "x")))
                .isEqualTo(2);
        assertThat(errors()).contains("JWT_SECRET is shorter than 32 bytes").contains("PORT must be a number");
        assertThat(demo.created).hasValue(0);
    }

    @Test
    void a_taken_port_is_said_and_what_was_made_is_given_back(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run(Map.of("DATA_DIR", folder.toString(), "PORT", port))).isEqualTo(1);
            assertThat(errors()).contains("error: cannot listen on `127.0.0.1:" + port + "`");
            assertThat(demo.closed).hasValue(1);
        }
    }

    @Test
    void a_database_that_is_not_up_yet_is_worth_trying_again(@TempDir Path folder) {
        demo.failure = Optional.of(new StartFailure("no database", true, new IllegalStateException("refused")));

        assertThat(run(Map.of("DATA_DIR", folder.toString(), "PORT", "0"))).isEqualTo(75);
    }

    @Test
    void an_unknown_argument_is_wrong_usage() {
        assertThat(new ServiceProcess(demo, Map.of(), stream()).run("--help")).isEqualTo(2);
        assertThat(errors()).contains("takes no arguments but `--train`").contains("hint:");
    }

    @Test
    void training_calls_the_service_once_and_leaves_nothing_behind() {
        assertThat(new ServiceProcess(demo, Map.of(), stream()).run("--train")).isZero();

        assertThat(demo.created).hasValue(1);
        assertThat(demo.closed).hasValue(1);
        assertThat(demo.dataDirectory).doesNotExist();
    }

    @Test
    void a_running_service_answers_health_metrics_and_its_own_routes(@TempDir Path folder) throws Exception {
        var environment = new Environment(Map.of("DATA_DIR", folder.toString(), "PORT", "0", "DMCP_INSTANCE", "i-1"));
        try (var running = RunningService.start(demo, environment, "1.2", stream())) {
            var calls = new TrainingCalls(running.port());

            assertThat(calls.get("/health")).contains("\"status\":\"ok\"").contains("\"instance\":\"i-1\"");
            assertThat(calls.get("/who")).isEqualTo("default");
            assertThat(calls.get("/metrics"))
                    .contains("http_requests_total{method=\"GET\",route=\"/who\",status=\"200\"} 1");
        }
        assertThat(errors()).contains("\"message\":\"listening\"").contains("\"message\":\"stopped\"");
    }

    @Test
    void a_request_that_fails_is_logged_without_its_ticket_and_its_query(@TempDir Path folder) throws Exception {
        var environment = new Environment(Map.of("DATA_DIR", folder.toString(), "PORT", "0"));
        try (var running = RunningService.start(demo, environment, "1.2", stream());
                var socket = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
            String request = String.join(
                    "\r\n",
                    "GET /tickets/Ticket-of-43-characters-that-opens-a-door?code=code-of-it HTTP/1.1",
                    "Host: localhost",
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 500");
        }
        assertThat(errors())
                .contains("\"message\":\"a request failed\"", "\"path\":\"/tickets/…\"", "no such ticket: …, …")
                .doesNotContain("Ticket-of-43", "code-of-it");
    }

    private int run(Map<String, String> variables) {
        return new ServiceProcess(demo, variables, stream()).run();
    }

    private static int port(Map<String, String> variables) {
        return ServiceConfig.read(new Environment(variables), "DEMO_PORT", 3001).port();
    }

    private PrintStream stream() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static final class Demo implements ServiceDefinition {
        private final AtomicInteger created = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private Path dataDirectory = Path.of("");
        private Optional<StartFailure> failure = Optional.empty();

        @Override
        public String name() {
            return "demo";
        }

        @Override
        public String portVariable() {
            return "DEMO_PORT";
        }

        @Override
        public int defaultPort() {
            return 0;
        }

        @Override
        public Factory configure(Environment environment, ServiceConfig config) {
            dataDirectory = config.dataDirectory();
            return context -> {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                created.incrementAndGet();
                return new DemoService(closed);
            };
        }

        @Override
        public void train(TrainingCalls calls) throws StartFailure {
            calls.get("/who");
        }
    }

    private record DemoService(AtomicInteger closed) implements Service {
        @Override
        public List<Route> routes() {
            return List.of(
                    Route.get(
                            "/who",
                            request -> Response.text(200, Caller.of(request).user())),
                    Route.get("/tickets/{ticket}", request -> {
                        throw new IllegalStateException("no such ticket: " + request.pathParameter("ticket") + ", "
                                + request.query("code").orElse(""));
                    }));
        }

        @Override
        public List<HealthCheck> healthChecks() {
            return List.of();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
