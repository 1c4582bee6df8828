package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.output.Table;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.conversation.Manner;
import dev.dmcp.conversation.ServerAddress;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several servers, each with what it offers or why it does not answer. */
public record StackServers(List<Line> lines) {

    public StackServers {
        lines = List.copyOf(lines);
    }

    /**
     * One server.
     *
     * @param problem why it does not answer; empty when it does
     */
    public record Line(
            String name, String problem, String server, String revision, int tools, int resources, int prompts) {

        static Line silent(String name, String problem) {
            return new Line(name, problem, "-", "-", 0, 0, 0);
        }

        boolean answers() {
            return problem.isEmpty();
        }

        public JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder().put("name", name).put("answers", answers());
            if (!answers()) {
                return json.put("problem", problem).build();
            }
            return json.put("server", server)
                    .put("protocolVersion", revision)
                    .put("tools", tools)
                    .put("resources", resources)
                    .put("prompts", prompts)
                    .build();
        }
    }

    /** Asks all at once. */
    public static StackServers ask(List<ServerAddress> addresses, Manner manner) {
        List<CompletableFuture<Line>> answers = addresses.stream()
                .map(address -> CompletableFuture.supplyAsync(
                        () -> ask(address, manner), task -> Thread.ofVirtual().start(task)))
                .toList();
        return new StackServers(answers.stream().map(CompletableFuture::join).toList());
    }

    private static Line ask(ServerAddress address, Manner manner) {
        try (Dialogue dialogue = Dialogue.open(address, manner)) {
            ServerFacts facts = dialogue.facts();
            return new Line(
                    address.name(),
                    "",
                    (facts.server().name() + " " + facts.server().version()).strip(),
                    facts.version().text(),
                    dialogue.tools().size(),
                    dialogue.resources().size(),
                    dialogue.prompts().size());
        } catch (Failure problem) {
            return Line.silent(address.name(), problem.sentence());
        }
    }

    public long answering() {
        return lines.stream().filter(Line::answers).count();
    }

    public String text() {
        Table table = new Table("NAME", "SERVER", "PROTOCOL", "TOOLS", "RESOURCES", "PROMPTS", "PROBLEM");
        for (Line line : lines) {
            table.row(
                    line.name(),
                    line.server(),
                    line.revision(),
                    count(line, line.tools()),
                    count(line, line.resources()),
                    count(line, line.prompts()),
                    line.problem());
        }
        return table.withoutEmptyColumns().text();
    }

    private static String count(Line line, int count) {
        return line.answers() ? Integer.toString(count) : "-";
    }
}
