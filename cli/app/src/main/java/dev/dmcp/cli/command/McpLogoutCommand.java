package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.LogOut;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "logout",
        description = {
            "Forget the login to an MCP server that `--login` made, and give its tokens back to the authorization server",
            "where that takes them."
        },
        footer = {"", "Examples:", "  dmcp mcp logout https://mcp.example.com/mcp"})
final class McpLogoutCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "URL", description = "The server, as it was named to log in.")
    String url = "";

    @Mixin
    final OutputOptions output = new OutputOptions();

    McpLogoutCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        URI server = ServerChoice.url(url);
        LogOut.Outcome outcome = new LogOut(invocation.wiring().logins(), PATIENCE).from(server);
        print(server, outcome);
        if (outcome instanceof LogOut.Outcome.OverHere(String why)) {
            invocation.terminal().err().println("warning: the tokens are good until they run out: " + why);
        }
        return ExitCode.DONE.code();
    }

    private void print(URI server, LogOut.Outcome outcome) {
        boolean was = !(outcome instanceof LogOut.Outcome.NotLoggedIn);
        if (output.isJson()) {
            invocation
                    .terminal()
                    .out()
                    .println(JsonObject.builder()
                            .put("server", server.toString())
                            .put("loggedOut", was)
                            .put("revoked", outcome instanceof LogOut.Outcome.Over)
                            .build());
        } else {
            invocation.terminal().out().println((was ? "logged out of " : "there is no login to ") + server);
        }
    }
}
