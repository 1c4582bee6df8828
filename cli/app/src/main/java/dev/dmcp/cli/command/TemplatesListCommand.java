package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.generate.template.ProjectTemplates.State;
import dev.dmcp.cli.environment.OwnTemplateFolder;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Table;
import dev.dmcp.cli.wiring.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "The templates that files are made from, and which of them this project has copies of.",
        footer = {
            "",
            "Examples:",
            "  dmcp templates list",
            "  dmcp templates list -o json   one object a line, with the path where a copy lies or would lie"
        })
final class TemplatesListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    TemplatesListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<State> templates =
                OwnTemplateFolder.find(invocation, project).templates().all();
        if (output.isJson()) {
            templates.forEach(state -> invocation.terminal().out().println(JsonText.of(fields(state))));
        } else {
            invocation.terminal().out().print(table(templates));
        }
        return ExitCode.DONE.code();
    }

    private static String table(List<State> templates) {
        Table table = new Table("NAME", "VERSION", "MAKES", "OWN COPY");
        templates.forEach(state -> table.row(
                state.template().name(),
                state.template().version(),
                state.template().summary(),
                copy(state)));
        return table.withoutEmptyColumns().text();
    }

    private static String copy(State state) {
        return state.copy().isEmpty()
                ? ""
                : state.copiedFrom().map(version -> "from " + version).orElse("of unknown version");
    }

    private static Map<String, Object> fields(State state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", state.template().name());
        fields.put("version", state.template().version());
        fields.put("summary", state.template().summary());
        fields.put("path", state.path());
        fields.put("own", state.copy().isPresent());
        fields.put("copiedFrom", state.copiedFrom().orElse(""));
        return fields;
    }
}
