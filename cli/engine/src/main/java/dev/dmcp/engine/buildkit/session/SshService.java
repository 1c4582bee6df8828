package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code moby.sshforward.v1.SSH}: lets steps talk to an SSH agent of this machine. The keys stay here. */
public final class SshService implements SessionService {
    private static final String DEFAULT = "default";

    private final Map<String, Connector> agents;

    /** @param agents by the id that a step names */
    public SshService(Map<String, Connector> agents) {
        this.agents = Map.copyOf(agents);
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of(
                "/moby.sshforward.v1.SSH/CheckAgent", this::check,
                "/moby.sshforward.v1.SSH/ForwardAgent", this::forward);
    }

    private void check(ServerCall call) throws IOException {
        String id = "";
        ProtoReader request = new ProtoReader(call.receiveOnly());
        while (request.next()) {
            if (request.field() == 1) {
                id = request.string();
            }
        }
        agent(id);
        call.send(new byte[0]);
    }

    private void forward(ServerCall call) throws IOException {
        List<String> ids = call.metadata("buildkit.ssh.id");
        try (Wire agent = agent(ids.isEmpty() ? "" : ids.getFirst()).connect()) {
            Thread answers = Thread.ofPlatform().daemon().name("ssh-agent").start(() -> copyAnswers(agent, call));
            byte[] message;
            while ((message = call.receive()) != null) {
                agent.out().write(BytesMessage.data(message));
            }
            answers.interrupt();
        }
    }

    private static void copyAnswers(Wire agent, ServerCall call) {
        byte[] buffer = new byte[16_384];
        try {
            int length;
            while ((length = agent.in().read(buffer)) > 0) {
                call.send(BytesMessage.of(buffer, 0, length));
            }
        } catch (IOException ended) {
            // The step has ended, or the agent: either way nobody waits for more.
        }
    }

    private Connector agent(String id) throws GrpcException {
        Connector agent = agents.get(id.isEmpty() ? DEFAULT : id);
        if (agent == null) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "unset ssh forward key " + id));
        }
        return agent;
    }
}
