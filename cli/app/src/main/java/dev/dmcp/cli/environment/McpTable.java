package dev.dmcp.cli.environment;

import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.status.RunningService;
import dev.dmcp.application.status.RunningService.AsContainer;
import dev.dmcp.application.status.RunningService.AsProcess;
import dev.dmcp.application.status.ServiceDetail;
import dev.dmcp.application.status.StackStatus;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes and containers in one table for people, and in one array for machines. */
final class McpTable {

    private McpTable() {}

    static String text(List<RunningService> lines, List<ServiceDetail> details, Instant now) {
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
                "MCP",
                "TOOLS",
                "DETAIL");
        for (int at = 0; at < lines.size(); at++) {
            ServiceDetail detail = details.get(at);
            switch (lines.get(at)) {
                case AsProcess(ServiceReport report) -> addProcess(table, report, detail, now);
                case AsContainer container -> addContainer(table, container, detail);
            }
        }
        return table.withoutEmptyColumns().text();
    }

    private static void addProcess(Table table, ServiceReport report, ServiceDetail detail, Instant now) {
        table.row(
                report.name(),
                report.isActive() ? "process" : "-",
                report.state(),
                report.health(),
                LocalTable.pid(report),
                LocalTable.port(report),
                LocalTable.uptime(report, now),
                Integer.toString(report.restarts()),
                LocalTable.memory(report.memoryBytes()),
                LocalTable.cpu(report.cpuPercent()),
                revision(detail),
                tools(detail),
                LocalTable.detail(report, now));
    }

    private static void addContainer(Table table, AsContainer line, ServiceDetail detail) {
        ObservedContainer container = line.container();
        String uptime = StackStatus.uptime(container);
        table.row(
                line.service(),
                "container",
                container.state().word(),
                health(container),
                "-",
                line.port() == 0 ? "-" : Integer.toString(line.port()),
                uptime.isEmpty() ? "-" : uptime,
                "-",
                LocalTable.memory(detail.memoryBytes()),
                LocalTable.cpu(detail.cpuPercent()),
                revision(detail),
                tools(detail),
                uptime.isEmpty() ? container.name() + ": " + container.status() : container.name());
    }

    private static String revision(ServiceDetail detail) {
        return detail.mcp().map(speaks -> speaks.revision()).orElse("-");
    }

    private static String tools(ServiceDetail detail) {
        return detail.mcp().map(speaks -> Integer.toString(speaks.tools())).orElse("-");
    }

    private static String health(ObservedContainer container) {
        return container.health() == Health.NONE ? "-" : container.health().word();
    }

    static String json(List<RunningService> lines, List<ServiceDetail> details, Instant now) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Map<String, Object> object = object(lines.get(at), now);
            add(object, details.get(at));
            objects.add(object);
        }
        return JsonText.of(objects) + "\n";
    }

    private static Map<String, Object> object(RunningService line, Instant now) {
        return switch (line) {
            case AsProcess(ServiceReport report) -> LocalTable.object(report, now);
            case AsContainer container -> object(container);
        };
    }

    private static void add(Map<String, Object> object, ServiceDetail detail) {
        detail.memoryBytes().ifPresent(bytes -> object.put("memoryBytes", bytes));
        detail.cpuPercent().ifPresent(percent -> object.put("cpuPercent", Math.round(percent * 10) / 10.0));
        detail.mcp().ifPresent(speaks -> {
            object.put("protocolVersion", speaks.revision());
            object.put("tools", speaks.tools());
        });
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
