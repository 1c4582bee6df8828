package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.execute.LoginAdvice;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.kit.auth.Caller;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends the person behind an MCP client to a server's login page, where the client can show one (elicitation in mode {@code url}). */
final class LoginQuestion {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Logins logins;

    LoginQuestion(Logins logins) {
        this.logins = logins;
    }

    LoginAdvice advice() {
        return new LoginAdvice(logins);
    }

    /** Whether the person went there and the server wants no login any more; waits for that as long as the client does. */
    boolean cameAbout(String server, CallContext context) throws InterruptedException {
        Caller caller = Callers.of(context);
        Optional<URI> page = logins.page(server, caller);
        if (page.isEmpty() || !context.capabilities().showsPages()) {
            return false;
        }
        return wentThere(server, page.get(), context) && returned(server, caller, context);
    }

    /** In the stateless era this ends the round; the handler comes here again with the answer. */
    private static boolean wentThere(String server, URI page, CallContext context) throws InterruptedException {
        String sentence = "`" + server + "` wants to know who you are: log in there, so that its tools can be used.";
        try {
            return context.ask("login", InputRequest.Elicitation.page(sentence, page, ticket(page)))
                    .string("action")
                    .orElse("")
                    .equals("accept");
        } catch (RpcException refused) {
            return false;
        }
    }

    private static String ticket(URI page) {
        return page.getPath().substring(page.getPath().lastIndexOf('/') + 1);
    }

    private boolean returned(String server, Caller caller, CallContext context) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !context.cancellation().isCancelled()) {
            if (logins.await(server, caller, BETWEEN_LOOKS)) {
                return true;
            }
        }
        return false;
    }
}
