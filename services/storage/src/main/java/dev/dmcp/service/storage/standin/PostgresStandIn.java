package dev.dmcp.service.storage.standin;

import dev.dmcp.service.kit.lifecycle.StandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

/**
 * Listens on loopback for PostgreSQL's driver (protocol 3.0, SCRAM-SHA-256, no TLS). What every connection is asked, it answers as {@link Answer} says, which is
 * enough for migrations, health and the calls of a training run to succeed.
 */
public final class PostgresStandIn implements StandIn {
    private final ServerSocket listening;
    private final String password;

    private PostgresStandIn(ServerSocket listening, String password) {
        this.listening = listening;
        this.password = password;
    }

    /**
     * Listens from now on.
     *
     * @param password that connections must know
     * @throws IOException when loopback has no port left
     */
    public static PostgresStandIn start(String password) throws IOException {
        var standIn = new PostgresStandIn(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), password);
        Thread.ofVirtual().name("postgres-stand-in").start(standIn::accept);
        return standIn;
    }

    /** For a training run. */
    public static PostgresStandIn forTraining() throws IOException {
        return start("training");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "DATABASE_URL",
                "postgresql://training:" + password + "@localhost:" + listening.getLocalPort() + "/training");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                Thread.ofVirtual().name("postgres-stand-in").start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var wire = new Wire(connection.getInputStream(), connection.getOutputStream());
            if (new Greeting(wire, password).passed()) {
                new Conversation(wire).run();
            }
        } catch (IOException gone) {
            // The driver ends connections as it likes.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
