package dev.dmcp.cli.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: one {@code complete} line a command and option. */
final class FishCompletion {

    private FishCompletion() {}

    static String script(CommandLine root) {
        StringBuilder script = new StringBuilder("complete -c dmcp -f\n");
        root.getSubcommands().forEach((name, command) -> {
            script.append("complete -c dmcp -n __fish_use_subcommand -a ")
                    .append(name)
                    .append('\n');
            options(script, name, command);
            subcommands(script, name, command.getSubcommands());
        });
        return script.toString();
    }

    private static void subcommands(StringBuilder script, String group, Map<String, CommandLine> commands) {
        commands.forEach((name, command) -> {
            script.append("complete -c dmcp -n '__fish_seen_subcommand_from ")
                    .append(group)
                    .append("' -a ");
            script.append(name).append('\n');
            options(script, name, command);
        });
    }

    private static void options(StringBuilder script, String name, CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.hidden()) {
                continue;
            }
            script.append("complete -c dmcp -n '__fish_seen_subcommand_from ")
                    .append(name)
                    .append('\'');
            for (String spelling : option.names()) {
                script.append(
                        spelling.startsWith("--") ? " -l " + spelling.substring(2) : " -s " + spelling.substring(1));
            }
            if (option.arity().max() > 0) {
                script.append(" -r");
            }
            script.append(" -d '")
                    .append(String.join(" ", option.description()).replace("'", ""))
                    .append("'\n");
        }
    }
}
