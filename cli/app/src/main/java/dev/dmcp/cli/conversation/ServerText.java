package dev.dmcp.cli.conversation;

import dev.dmcp.cli.output.Table;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.conversation.ServerAddress;
import dev.dmcp.conversation.argument.Shape;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server offers, as tables and paragraphs for people. */
public final class ServerText {
    private static final int SHORT = 90;

    private ServerText() {}

    public static String tools(List<Tool> tools) {
        Table table = new Table("TOOL", "ARGUMENTS", "KIND", "DESCRIPTION");
        for (Tool tool : tools) {
            table.row(
                    tool.name(),
                    arguments(Shape.of(tool.inputSchema())),
                    kind(tool),
                    shortened(tool.description().orElse("")));
        }
        return table.text();
    }

    /** Required ones as they are, others in brackets. */
    private static String arguments(Shape shape) {
        String words = shape.members().keySet().stream()
                .map(name -> shape.required().contains(name) ? name : "[" + name + "]")
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "-" : words;
    }

    private static String kind(Tool tool) {
        if (tool.annotations().map(ToolAnnotations::isReadOnly).orElse(false)) {
            return "reads";
        }
        return tool.annotations().map(ToolAnnotations::isDestructive).orElse(false) ? "destroys" : "-";
    }

    static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= SHORT ? line : line.substring(0, SHORT - 1) + "…";
    }

    /** One tool: what it does, what it takes, and how it is called. */
    public static String tool(ServerAddress server, Tool tool) {
        StringBuilder text = new StringBuilder();
        text.append(tool.name())
                .append(tool.title().map(title -> ": " + title).orElse(""))
                .append('\n');
        tool.description().ifPresent(words -> text.append(words.strip().indent(2)));
        Shape shape = Shape.of(tool.inputSchema());
        if (!shape.members().isEmpty()) {
            Table table = new Table("  ARGUMENT", "TYPE", "", "DESCRIPTION");
            shape.members()
                    .forEach((name, member) -> table.row(
                            "  " + name,
                            member.words(),
                            presence(shape, name, member),
                            shortened(member.description())));
            text.append('\n').append(table.text());
        }
        tool.outputSchema()
                .ifPresent(schema -> text.append("\nGives structured content: ")
                        .append(arguments(Shape.of(schema)))
                        .append('\n'));
        return text.append("\nExample:\n  ")
                .append(example(server, tool, shape))
                .append('\n')
                .toString();
    }

    private static String presence(Shape shape, String name, Shape member) {
        if (shape.required().contains(name)) {
            return "required";
        }
        return member.defaultValue().map(value -> "otherwise " + value).orElse("");
    }

    private static String example(ServerAddress server, Tool tool, Shape shape) {
        List<String> words = new ArrayList<>(List.of("dmcp", "mcp", "call"));
        if (!(server instanceof ServerAddress.Program)) {
            words.add(server.name());
        }
        words.add(tool.name());
        shape.required().forEach(name -> words.add("--arg " + name + "=…"));
        if (server instanceof ServerAddress.Program program) {
            words.add("-- " + String.join(" ", program.words()));
        }
        return String.join(" ", words);
    }

    public static String resources(List<Resource> resources, List<ResourceTemplate> templates) {
        Table table = new Table("RESOURCE", "NAME", "TYPE", "DESCRIPTION");
        resources.forEach(resource -> table.row(
                resource.uri(),
                resource.title().orElse(resource.name()),
                resource.mimeType().orElse("-"),
                shortened(resource.description().orElse(""))));
        templates.forEach(template -> table.row(
                template.uriTemplate(),
                template.name(),
                template.mimeType().orElse("-"),
                shortened(template.description().orElse(""))));
        return table.text();
    }

    public static String prompts(List<Prompt> prompts) {
        Table table = new Table("PROMPT", "ARGUMENTS", "DESCRIPTION");
        for (Prompt prompt : prompts) {
            String arguments = prompt.arguments().stream()
                    .map(argument -> argument.required() ? argument.name() : "[" + argument.name() + "]")
                    .collect(Collectors.joining(" "));
            table.row(
                    prompt.name(),
                    arguments.isEmpty() ? "-" : arguments,
                    shortened(prompt.description().orElse("")));
        }
        return table.text();
    }

    /** What the server says of itself, one fact a line. */
    public static String facts(Dialogue dialogue, Map<String, String> more) {
        ServerFacts facts = dialogue.facts();
        Table table = new Table(
                "server", (facts.server().name() + " " + facts.server().version()).strip());
        facts.server().title().ifPresent(title -> table.row("title", title));
        table.row("address", dialogue.address().name());
        table.row("protocol", facts.version().text() + (facts.version().isModern() ? " (stateless)" : " (sessions)"));
        table.row(
                "offers",
                String.join(", ", facts.capabilities().members().keySet()).toLowerCase(Locale.ROOT));
        more.forEach((name, value) -> table.row(name, value));
        return table.text()
                + facts.instructions().map(words -> "\n" + words.strip() + "\n").orElse("");
    }
}
