package dev.dmcp.cli.environment;

import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.status.ContainerLogs;
import dev.dmcp.cli.output.Style;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Prints lines of several containers, each behind its container's short name in a colour of its own. */
final class LogPrinter implements ContainerLogs.Sink {
    /** SGR codes of colours that read well on dark and light ground. */
    private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34", "96", "93", "92", "95", "94");

    private final PrintStream out;
    private final Style style;
    private final String prefix;
    private final Optional<Pattern> wanted;
    private final Map<String, String> colours = new LinkedHashMap<>();
    private int width;

    LogPrinter(
            PrintStream out,
            Style style,
            String project,
            List<ObservedContainer> containers,
            Optional<String> pattern) {
        this.out = out;
        this.style = style;
        this.prefix = project + "-";
        this.wanted = pattern.map(LogPrinter::compile);
        containers.forEach(
                container -> width = Math.max(width, shortName(container.name()).length()));
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            throw new Failure.InvalidInput(
                    "`--grep %s` is no regular expression: %s".formatted(pattern, unreadable.getDescription()));
        }
    }

    /** As docker compose shows it: without the project. */
    private String shortName(String container) {
        return container.startsWith(prefix) ? container.substring(prefix.length()) : container;
    }

    @Override
    public void line(String service, String container, LogLine line) {
        if (wanted.isPresent() && !wanted.get().matcher(line.text()).find()) {
            return;
        }
        String name = shortName(container);
        width = Math.max(width, name.length());
        String colour = colours.computeIfAbsent(name, fresh -> COLOURS.get(colours.size() % COLOURS.size()));
        out.println(style.paint(colour, name + " ".repeat(width - name.length()) + "  | ") + line.text());
        out.flush();
    }
}
