package dev.dmcp.cli.environment;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Local services as a table for people and an array for machines. */
final class LocalTable {

    private static final double MEBIBYTE = 1024.0 * 1024;

    private LocalTable() {}

    static String text(List<ServiceReport> reports, Instant now) {
        Table table =
                new Table("SERVICE", "STATE", "HEALTH", "PID", "PORT", "UPTIME", "RESTARTS", "MEMORY", "CPU", "DETAIL");
        for (ServiceReport report : reports) {
            table.row(
                    report.name(),
                    report.state(),
                    report.health(),
                    pid(report),
                    port(report),
                    uptime(report, now),
                    Integer.toString(report.restarts()),
                    memory(report.memoryBytes()),
                    cpu(report.cpuPercent()),
                    detail(report, now));
        }
        return table.withoutEmptyColumns().text();
    }

    static String pid(ServiceReport report) {
        return report.process().map(process -> Long.toString(process.pid())).orElse("-");
    }

    static String port(ServiceReport report) {
        return report.port().isPresent() ? Integer.toString(report.port().getAsInt()) : "-";
    }

    static String uptime(ServiceReport report, Instant now) {
        return report.startedAt()
                .map(start -> uptime(Duration.between(start, now)))
                .orElse("-");
    }

    static String memory(OptionalLong bytes) {
        return bytes.isPresent() ? Math.round(bytes.getAsLong() / MEBIBYTE) + " MiB" : "-";
    }

    static String cpu(OptionalDouble percent) {
        return percent.isPresent() ? String.format(Locale.ROOT, "%.1f %%", percent.getAsDouble()) : "-";
    }

    static String detail(ServiceReport report, Instant now) {
        String next = report.nextStart()
                .map(start -> "next start in " + uptime(Duration.between(now, start)))
                .orElse("");
        return report.detail().isEmpty() || next.isEmpty() ? report.detail() + next : report.detail() + "; " + next;
    }

    /** Two units at most: {@code 3d 4h}, {@code 12m 5s}. */
    static String uptime(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        return seconds < 86_400
                ? seconds / 3_600 + "h " + seconds % 3_600 / 60 + "m"
                : seconds / 86_400 + "d " + seconds % 86_400 / 3_600 + "h";
    }

    static String json(List<ServiceReport> reports, Instant now) {
        return JsonText.of(reports.stream().map(report -> object(report, now)).toList()) + "\n";
    }

    static Map<String, Object> object(ServiceReport report, Instant now) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", report.name());
        object.put("runs", "process");
        object.put("state", report.state());
        object.put("health", report.health());
        object.put("detail", report.detail());
        put(object, "pid", report.process().map(ProcessIdentity::pid));
        report.port().ifPresent(port -> object.put("port", port));
        put(object, "startedAt", report.startedAt().map(Instant::toString));
        put(
                object,
                "uptimeSeconds",
                report.startedAt().map(start -> Duration.between(start, now).toSeconds()));
        object.put("restarts", report.restarts());
        put(object, "nextStart", report.nextStart().map(Instant::toString));
        put(object, "lastExit", report.lastExit());
        report.memoryBytes().ifPresent(bytes -> object.put("memoryBytes", bytes));
        report.cpuPercent().ifPresent(percent -> object.put("cpuPercent", Math.round(percent * 10) / 10.0));
        put(
                object,
                "healthLatencyMillis",
                report.latency().map(latency -> Math.round(latency.toNanos() / 1e4) / 100.0));
        return object;
    }

    private static void put(Map<String, Object> object, String name, Optional<?> value) {
        value.ifPresent(present -> object.put(name, present));
    }
}
