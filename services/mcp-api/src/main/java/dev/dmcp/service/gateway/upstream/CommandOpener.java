package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.ChildCommand;
import dev.dmcp.mcp.client.stdio.ChildListener;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.kit.auth.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a server as a child process, and speaks to it over its standard streams. The child gets none of the gateway's own secrets. Its memory is limited
 * in two ways: node is told how large its heap may grow, and what it and its children use together is looked at each second.
 */
public final class CommandOpener implements Opener {
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final String NODE_OPTIONS = "NODE_OPTIONS";

    private final Transport.Stdio transport;
    private final Map<String, String> harmless;
    private final int megabytes;
    private final ChildLog log;
    private final Resolved resolved;
    private volatile Optional<Long> running = Optional.empty();

    /**
     * @param harmless variables of the gateway that the child gets too
     * @param megabytes of memory that it may use, where the server's definition says nothing else
     */
    public CommandOpener(
            Transport.Stdio transport,
            SecretSource secrets,
            Map<String, String> harmless,
            int megabytes,
            ChildLog log) {
        this.transport = transport;
        this.harmless = Map.copyOf(harmless);
        this.megabytes = transport.memoryMegabytes().orElse(megabytes);
        this.log = log;
        this.resolved = new Resolved(secrets);
    }

    @Override
    public McpClient open(Caller caller, ClientOptions options, Runnable ended)
            throws LinkException, InterruptedException {
        var child = new Child(ended);
        ChildCommand command = ChildCommand.of(transport.command())
                .withOnlyEnvironment(environment())
                .withMaxMessageBytes(LONGEST_ANSWER)
                .withMaxMemoryBytes((long) megabytes << 20)
                .withListener(child);
        McpClient client = Connect.toCommand(
                transport.directory().map(command::withDirectory).orElse(command), options);
        child.opened();
        return client;
    }

    /** Node with a heap as large as its whole share is killed without a word; with three quarters of it, it says that it ran out. */
    private Map<String, String> environment() throws LinkException {
        var environment = new LinkedHashMap<>(harmless);
        environment.put(NODE_OPTIONS, "--max-old-space-size=" + Math.max(16, megabytes * 3 / 4));
        environment.putAll(resolved.texts(transport.environment()));
        return environment;
    }

    /** The process behind one connection; finding out which era a server belongs to may take two, one after the other. */
    private final class Child implements ChildListener {
        private final Runnable whenEnded;
        private long newest;
        private boolean open;
        private boolean gone;

        Child(Runnable whenEnded) {
            this.whenEnded = whenEnded;
        }

        @Override
        public synchronized void started(long pid) {
            newest = pid;
            gone = false;
            running = Optional.of(pid);
            log.started(pid);
        }

        @Override
        public void said(String line) {
            log.said(resolved.shown(line));
        }

        @Override
        public synchronized void ended(long pid, int exitCode) {
            log.ended(pid, exitCode);
            if (pid == newest) {
                gone = true;
                running = running.filter(other -> other != pid);
                tellIfOpen();
            }
        }

        synchronized void opened() {
            open = true;
            tellIfOpen();
        }

        private void tellIfOpen() {
            if (open && gone) {
                whenEnded.run();
            }
        }
    }

    @Override
    public Optional<Long> pid() {
        return running;
    }

    @Override
    public String shown(String sentence) {
        return resolved.shown(sentence);
    }
}
