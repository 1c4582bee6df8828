package dev.dmcp.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.ContainerFigures.Reading;
import dev.dmcp.engine.docker.address.EngineAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerContainerFiguresTest {
    private static final String REQUEST = "GET /containers/%s/stats?stream=false&one-shot=true";

    @TempDir
    private Path folder;

    @Test
    void memory_is_counted_without_unused_file_cache_in_both_versions_of_control_groups() throws IOException {
        Path socket = folder.resolve("engine.sock");
        try (FakeDaemon daemon = FakeDaemon.onSocket(socket)) {
            daemon.onJson(REQUEST.formatted("first"), """
                    {"read":"2026-11-22T18:14:25.2Z","cpu_stats":{"cpu_usage":{"total_usage":7,"percpu_usage":[7]},\
                    "online_cpus":2},"precpu_stats":{"cpu_usage":{"total_usage":99}},"memory_stats":{"usage":1000,\
                    "stats":{"inactive_file":10,"total_inactive_file":300},"limit":9}}""");
            daemon.onJson(REQUEST.formatted("second"), """
                    {"read":"2026-11-22T18:14:25.2Z","cpu_stats":{"cpu_usage":{"total_usage":8}},\
                    "memory_stats":{"usage":1000,"stats":{"inactive_file":400}}}""");
            daemon.onJson(REQUEST.formatted("stopped"), """
                    {"read":"0001-01-01T00:00:00Z","cpu_stats":{"cpu_usage":{"total_usage":0}},"memory_stats":{}}""");
            DockerContainerFigures figures =
                    new DockerContainerFigures(new DockerApi(new EngineAddress.UnixSocket(socket)));
            Instant at = Instant.parse("2026-11-22T18:14:25.2Z");

            assertThat(figures.read("first")).contains(new Reading(at, 7, 700));
            assertThat(figures.read("second")).contains(new Reading(at, 8, 600));
            assertThat(figures.read("stopped")).isEmpty();
            assertThat(figures.read("gone")).isEmpty();
        }
    }

    @Test
    void processor_time_is_measured_between_two_looks() {
        Instant at = Instant.parse("2026-11-22T18:14:25Z");
        Reading before = new Reading(at, 1_000_000_000L, 1);

        assertThat(new Reading(at.plusSeconds(2), 2_000_000_000L, 1).cpuPercentSince(before))
                .hasValue(50.0);
        assertThat(before.cpuPercentSince(before)).isEmpty();
        assertThat(new Reading(at.plusSeconds(2), 5, 1).cpuPercentSince(before))
                .as("the container was started anew")
                .isEmpty();
    }
}
