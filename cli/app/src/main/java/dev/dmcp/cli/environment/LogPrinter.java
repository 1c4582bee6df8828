package dev.dmcp.cli.environment;

import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.status.ContainerLogs;
import dev.dmcp.cli.output.Style;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints lines of several containers, each behind its container's short name in a colour of its own. */
final class LogPrinter implements ContainerLogs.Sink {
    /** SGR codes of colours that read well on dark and light ground. */
    private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34", "96", "93", "92", "95", "94");

    private final PrintStream out;
    private final Style style;
    private final String prefix;
    private final Environment.Logs which;
    private final Map<String, String> colours = new LinkedHashMap<>();
    private int width;

    LogPrinter(
            PrintStream out, Style style, String project, List<ObservedContainer> containers, Environment.Logs which) {
        this.out = out;
        this.style = style;
        this.prefix = project + "-";
        this.which = which;
        containers.forEach(
                container -> width = Math.max(width, shortName(container.name()).length()));
    }

    /** As docker compose shows it: without the project. */
    private String shortName(String container) {
        return container.startsWith(prefix) ? container.substring(prefix.length()) : container;
    }

    @Override
    public void line(String service, String container, LogLine line) {
        if (!which.shows(line.text())) {
            return;
        }
        String name = shortName(container);
        width = Math.max(width, name.length());
        String colour = colours.computeIfAbsent(name, fresh -> COLOURS.get(colours.size() % COLOURS.size()));
        out.println(style.paint(colour, name + " ".repeat(width - name.length()) + "  | ") + line.text());
        out.flush();
    }
}
