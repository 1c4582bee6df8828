package dev.dmcp.service.gateway.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.gateway.fault.BadServer.Fault;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One server behind the gateway fails in one way, called by four callers at once; another server is called all the while, and in turns while the callers of
 * the bad one are still. So what else runs on the machine falls on both sides alike.
 */
class GatewayFaultsIT {
    private static final JsonObject ANY =
            Json.parse("{\"type\":\"object\"}").asObject().orElseThrow();
    private static final int CALLERS = 4;
    private static final int AT_ONCE = 24;
    private static final int CALLS = 200;
    private static final int PAIRS = 9;
    private static final List<Integer> FAILED = List.of(502, 503, 504);
    private static final List<Integer> NOT_LISTED = List.of(404);

    /** A fault that harms the others does so in every pair of turns; where nine pairs leave a doubt, more are looked at, together with the first. */
    private static final int MOST_PAIRS = 27;

    private static final double MOST_RATIO = 2;

    @TempDir
    private static Path folder;

    private static Server good;
    private static McpEndpoint endpoint;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws Exception {
        var mcp = McpServer.of(new Implementation("good", "1"));
        mcp.add(new Tool("echo", "Says it again.", ANY), (context, arguments) -> ToolResult.structured(arguments));
        endpoint =
                McpEndpoint.of(mcp, McpEndpoint.Settings.loopback(failure -> {}).withHosts(HostPolicy.checkedBefore()));
        good = JdkServer.start(ServerOptions.of("127.0.0.1", 0), new Router(List.of(Route.post("/mcp", endpoint))));
        gateway = new GatewayProcess(Map.of(
                "DATA_DIR",
                folder.toString(),
                "MCP_MEMORY_URL",
                "http://127.0.0.1:" + good.port(),
                "MCP_TIMEOUT_SECONDS",
                "2",
                "GATEWAY_AUDIT_FILE",
                folder.resolve("calls.jsonl").toString()));
        round(); // What is measured is not how it warms up.
    }

    @AfterAll
    static void stop() {
        gateway.close();
        endpoint.close();
        good.stop(Duration.ofSeconds(1));
    }

    @AfterEach
    void forgetTheBadOne() throws Exception {
        gateway.send("DELETE", "/servers/bad", "");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_other_servers_do_not_notice(Fault fault) throws Exception {
        try (var bad = new BadServer(fault)) {
            register(bad, fault == Fault.ENDLESS_LIST ? "the list of tools is too long" : "bad__call");
            var answers = new CopyOnWriteArrayList<HttpResponse<String>>();
            join(callers(AT_ONCE, answers, new AtomicBoolean(true))); // All memory that it can cost, it costs now.
            var turns = new Turns();
            while (!turns.areEnough()) {
                turns.add(round(), beside(answers));
            }
            report(fault, turns, answers.size());

            assertThat(turns.ratio()).as(turns.toString()).isLessThan(MOST_RATIO);
            assertThat(answers).isNotEmpty();
            if (fault != Fault.CHANGES) {
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isIn(fault == Fault.ENDLESS_LIST ? NOT_LISTED : FAILED);
                    assertThat(answer.body()).contains("the server `bad`");
                });
            }
            assertThat(gateway.send("DELETE", "/servers/bad", "").statusCode()).isEqualTo(204);
        }
        assertThat(gateway.isAlive()).isTrue();
        assertThat(gateway.peakMegabytes()).as("of the 256 that it has").isLessThan(240);
        assertThat(gateway.log()).noneMatch(line -> line.contains("\"level\":\"error\""));
        assertThat(gateway.call("memory__echo").statusCode()).isEqualTo(200);
    }

    /** The p99 of each turn, in milliseconds: with the callers of the bad server still, and right after that with them at work. */
    private static final class Turns {
        private final List<Double> quiet = new ArrayList<>();
        private final List<Double> beside = new ArrayList<>();

        void add(double still, double atWork) {
            quiet.add(still);
            beside.add(atWork);
        }

        /** Judged twice at most: who looks on until it fits finds a moment when it does, whatever the fault does. */
        boolean areEnough() {
            int pairs = quiet.size();
            return pairs == MOST_PAIRS || (pairs == PAIRS && ratio() < MOST_RATIO);
        }

        double ratio() {
            return median(beside) / median(quiet);
        }

        private static double median(List<Double> figures) {
            return figures.stream()
                    .sorted()
                    .skip(figures.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return "p99 %.1f ms, quiet %.1f ms (medians of %d turns each, ratio %.2f)"
                    .formatted(median(beside), median(quiet), quiet.size(), ratio());
        }
    }

    private double beside(List<HttpResponse<String>> answers) throws Exception {
        var over = new AtomicBoolean();
        List<Thread> callers = callers(CALLERS, answers, over);
        try {
            return round();
        } finally {
            over.set(true);
            join(callers);
        }
    }

    private void report(Fault fault, Turns turns, int answers) throws IOException {
        System.err.printf("%-22s %s; %d bad calls; peak %d MB%n", fault, turns, answers, gateway.peakMegabytes());
    }

    private void register(BadServer bad, String sign) throws Exception {
        String body = "{\"name\":\"bad\",\"url\":\"" + bad.url() + "\"}";
        assertThat(gateway.send("POST", "/servers", body).statusCode()).isEqualTo(201);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!gateway.send("GET", "/tools", "").body().contains(sign)) {
            assertThat(System.nanoTime()).as("listed in time").isLessThan(deadline);
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Each calls once, and then again until it is over. */
    private List<Thread> callers(int number, List<HttpResponse<String>> answers, AtomicBoolean over) {
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < number; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                try {
                    do {
                        answers.add(gateway.call("bad__call"));
                        Thread.sleep(5); // Callers think between calls; without it their own load is what is measured.
                    } while (!over.get());
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        return callers;
    }

    /** The time that 99 of 100 calls stay below, in milliseconds. */
    private static double round() throws Exception {
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = gateway.call("memory__echo");
            nanos[i] = System.nanoTime() - began;
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        Arrays.sort(nanos);
        return nanos[CALLS * 99 / 100 - 1] / 1e6;
    }
}
