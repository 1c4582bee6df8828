package dev.dmcp.service.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void figures_are_printed_as_prometheus_reads_them() {
        metrics.counter("calls_total", "Calls", Labels.of("tool", "a \"b\"\n")).add(3);
        metrics.counter("calls_total", "Calls", Labels.of("tool", "a \"b\"\n")).increment();
        metrics.gauge("heap_bytes", "Heap", Labels.none(), () -> 1.5);

        assertThat(metrics.print()).isEqualTo("""
                # HELP calls_total Calls
                # TYPE calls_total counter
                calls_total{tool="a \\"b\\"\\n"} 4
                # HELP heap_bytes Heap
                # TYPE heap_bytes gauge
                heap_bytes 1.5
                """);
    }

    @Test
    void a_histogram_counts_each_duration_in_all_larger_buckets() {
        Histogram histogram = metrics.histogram("seconds", "Time", Labels.of("route", "/a"));
        histogram.record(2_000_000);
        histogram.record(20_000_000_000L);

        assertThat(metrics.print())
                .contains("seconds_bucket{route=\"/a\",le=\"0.001\"} 0\n")
                .contains("seconds_bucket{route=\"/a\",le=\"0.0025\"} 1\n")
                .contains("seconds_bucket{route=\"/a\",le=\"+Inf\"} 2\n")
                .contains("seconds_sum{route=\"/a\"} 20.002\n")
                .contains("seconds_count{route=\"/a\"} 2\n");
    }

    @Test
    void series_without_end_are_counted_together() {
        for (int i = 0; i < 10_000; i++) {
            metrics.counter("calls_total", "Calls", Labels.of("n", "" + i)).increment();
        }

        assertThat(metrics.print().lines()).hasSizeLessThan(2_100).anyMatch(line -> line.contains("overflow"));
    }

    @Test
    void routes_are_measured_by_their_pattern_and_status() throws Exception {
        var router = new Router(new MeasuredRoutes(metrics).of(List.of(Route.get("/a/{b}", request -> {
            throw HttpFailure.notFound("no " + request.pathParameter("b"));
        }))));

        assertThat(router.handle(Request.of("GET", "/a/secret", Headers.empty(), new byte[0]))
                        .status())
                .isEqualTo(404);
        assertThat(metrics.print())
                .contains("http_requests_total{method=\"GET\",route=\"/a/{b}\",status=\"404\"} 1")
                .doesNotContain("secret");
    }

    @Test
    void strangers_do_not_read_them() throws Exception {
        var token = Optional.of(Secret.of("scrape-me"));

        assertThat(answer("127.0.0.1", Headers.empty(), Optional.empty()).status())
                .isEqualTo(200);
        assertThat(answer("10.0.0.7", Headers.of("Authorization", "Bearer scrape-me"), token)
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> answer("10.0.0.7", Headers.empty(), token)).hasMessageContaining("metrics token");
        assertThatThrownBy(() -> answer("10.0.0.7", Headers.of("Authorization", "Bearer x"), token))
                .isInstanceOf(HttpFailure.class);
        assertThatThrownBy(() -> answer("127.0.0.1", Headers.of("X-Forwarded-For", "1.2.3.4"), token))
                .isInstanceOf(HttpFailure.class);
    }

    private Response answer(String address, Headers headers, Optional<Secret> token) throws Exception {
        InetAddress remote = InetAddress.getAllByName(address)[0];
        Request request = Request.of("GET", URI.create("/metrics"), headers, remote, InputStream.nullInputStream(), 10);
        return new MetricsEndpoint(metrics, token).route().handler().handle(request);
    }
}
