package dev.dmcp.cli.command;

import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print the completion script for a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(dmcp completion bash)      now, in this shell",
            "  dmcp completion fish > ~/.config/fish/completions/dmcp.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish.")
    Shell shell = Shell.BASH;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads --help from it
    final OutputOptions output = new OutputOptions();

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandLine all = everyCommand();
        String script = switch (shell) {
            // The script that picocli writes for bash serves zsh too, which it sets up itself.
            case BASH, ZSH -> AutoComplete.bash("dmcp", all);
            case FISH -> FishCompletion.script(all);
        };
        invocation.terminal().out().print(script);
        return 0;
    }

    private CommandLine everyCommand() {
        CommandLine root = new CommandLine(CommandSpec.create().name("dmcp"));
        for (CommandTable.Command command : CommandTable.everyCommand()) {
            String[] words = command.path().split(" ");
            CommandLine parent = words.length == 2 ? root : group(root, words[1]);
            parent.addSubcommand(
                    words[words.length - 1],
                    command.entry().command().apply(invocation).spec());
        }
        return root;
    }

    private static CommandLine group(CommandLine root, String name) {
        CommandLine known = root.getSubcommands().get(name);
        if (known != null) {
            return known;
        }
        CommandLine group = new CommandLine(CommandSpec.create().name(name));
        root.addSubcommand(name, group);
        return group;
    }
}
