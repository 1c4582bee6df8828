package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes the user to a page by way of who can show one, and back to a port of this machine (RFC 8252, section 7.3). One user at a time. */
public final class LoopbackAgent implements UserAgent, AutoCloseable {
    private static final String PATH = "/callback";
    private static final List<String> ANSWER = List.of("code", "state", "iss", "error", "error_description");

    private final BlockingQueue<URI> returns = new LinkedBlockingQueue<>();
    private final Consumer<URI> show;
    private final Duration patience;
    private final Server server;

    private LoopbackAgent(Consumer<URI> show, Duration patience) throws IOException {
        this.show = show;
        this.patience = patience;
        this.server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), this::returned);
    }

    /**
     * Listens for users that come back.
     *
     * @param show opens a browser, or prints the address
     * @param patience how long a user may take
     * @throws IOException when no port is to be had
     */
    public static LoopbackAgent start(Consumer<URI> show, Duration patience) throws IOException {
        return new LoopbackAgent(show, patience);
    }

    /** Where authorization servers send users: to be named in {@link OAuthOptions}. */
    public URI redirect() {
        return URI.create("http://127.0.0.1:" + server.port() + PATH);
    }

    @Override
    public URI visit(URI page) throws LinkException, InterruptedException {
        returns.clear();
        show.accept(page);
        URI back = returns.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (back == null) {
            throw new LinkException("nobody has given consent in time");
        }
        return back;
    }

    private Response returned(Request request) {
        if (!request.path().equals(PATH) || !request.method().equals("GET")) {
            return Response.empty(404);
        }
        Map<String, String> answer = new LinkedHashMap<>();
        for (String name : ANSWER) {
            request.query(name).ifPresent(value -> answer.put(name, value));
        }
        returns.add(redirect().resolve(PATH + "?" + OAuthHttp.form(answer)));
        return Response.text(200, "Done. You can close this page and go back to dmcp.");
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1));
    }
}
