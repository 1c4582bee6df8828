package dev.dmcp.cli.environment;

import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import dev.dmcp.application.status.ContainerStatus;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.output.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Containers as a table for people and an array for machines. */
final class EngineTable {

    private EngineTable() {}

    static String text(List<ContainerStatus> lines, Style style) {
        Table table = new Table("SERVICE", "CONTAINER", "STATE", "HEALTH", "UPTIME", "IMAGE", "PORTS", "DETAIL");
        for (ContainerStatus line : lines) {
            table.row(
                    line.service(),
                    dash(line.name()),
                    line.isAsWanted() ? style.green(line.state()) : style.red(line.state()),
                    dash(line.health()),
                    dash(line.uptime()),
                    dash(line.image()),
                    dash(String.join(", ", ports(line.ports()))),
                    line.detail());
        }
        return table.withoutEmptyColumns().text();
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** The engine lists a port once for IPv4 and once for IPv6; people read it once. */
    private static Set<String> ports(List<ObservedPort> ports) {
        Set<String> texts = new LinkedHashSet<>();
        for (ObservedPort port : ports) {
            if (port.hostPort() != 0 && port.hostAddress().indexOf(':') < 0) {
                texts.add("%s:%d->%d/%s"
                        .formatted(port.hostAddress(), port.hostPort(), port.containerPort(), port.protocol()));
            }
        }
        return texts;
    }

    static String json(List<ContainerStatus> lines) {
        return JsonText.of(lines.stream().map(EngineTable::object).toList()) + "\n";
    }

    private static Map<String, Object> object(ContainerStatus line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", line.service());
        object.put("runs", "container");
        object.put("name", line.name());
        object.put("state", line.state());
        object.put("health", line.health());
        object.put("isAsWanted", line.isAsWanted());
        object.put("detail", line.detail());
        object.put("uptime", line.uptime());
        object.put("image", line.image());
        line.created().map(Instant::toString).ifPresent(created -> object.put("createdAt", created));
        line.exitCode().ifPresent(code -> object.put("lastExit", code));
        object.put(
                "ports",
                line.ports().stream()
                        .filter(port -> port.hostPort() != 0)
                        .map(EngineTable::port)
                        .toList());
        return object;
    }

    private static Map<String, Object> port(ObservedPort port) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("hostAddress", port.hostAddress());
        object.put("hostPort", port.hostPort());
        object.put("containerPort", port.containerPort());
        object.put("protocol", port.protocol());
        return object;
    }
}
