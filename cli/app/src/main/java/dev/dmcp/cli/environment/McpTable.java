package dev.dmcp.cli.environment;

import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.status.RunningService;
import dev.dmcp.application.status.RunningService.AsContainer;
import dev.dmcp.application.status.RunningService.AsProcess;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes and containers in one table for people, and in one array for machines. */
final class McpTable {

    private McpTable() {}

    static String text(List<RunningService> lines, Instant now) {
        Table table = new Table(
                "SERVICE",
                "RUNS AS",
                "STATE",
                "HEALTH",
                "PID",
                "PORT",
                "UPTIME",
                "RESTARTS",
                "MEMORY",
                "CPU",
                "DETAIL");
        for (RunningService line : lines) {
            switch (line) {
                case AsProcess(ServiceReport report) -> addProcess(table, report, now);
                case AsContainer container -> addContainer(table, container);
            }
        }
        return table.text();
    }

    private static void addProcess(Table table, ServiceReport report, Instant now) {
        table.row(
                report.name(),
                report.isActive() ? "process" : "-",
                report.state(),
                report.health(),
                LocalTable.pid(report),
                LocalTable.port(report),
                LocalTable.uptime(report, now),
                Integer.toString(report.restarts()),
                LocalTable.memory(report),
                LocalTable.cpu(report),
                LocalTable.detail(report, now));
    }

    private static void addContainer(Table table, AsContainer line) {
        ObservedContainer container = line.container();
        table.row(
                line.service(),
                "container",
                container.state().word(),
                health(container),
                "-",
                line.port() == 0 ? "-" : Integer.toString(line.port()),
                "-",
                "-",
                "-",
                "-",
                container.name() + ": " + container.status());
    }

    private static String health(ObservedContainer container) {
        return container.health() == Health.NONE ? "-" : container.health().word();
    }

    static String json(List<RunningService> lines, Instant now) {
        return JsonText.of(lines.stream().map(line -> object(line, now)).toList()) + "\n";
    }

    private static Map<String, Object> object(RunningService line, Instant now) {
        return switch (line) {
            case AsProcess(ServiceReport report) -> LocalTable.object(report, now);
            case AsContainer container -> object(container);
        };
    }

    private static Map<String, Object> object(AsContainer line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", line.service());
        object.put("runs", "container");
        object.put("name", line.container().name());
        object.put("state", line.container().state().word());
        object.put("health", health(line.container()));
        object.put("detail", line.container().status());
        if (line.port() != 0) {
            object.put("port", line.port());
        }
        return object;
    }
}
