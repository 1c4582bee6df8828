package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.util.Map;

/** {@code grpc.health.v1.Health}: BuildKit gives up a session that does not answer it every few seconds. */
final class HealthService implements SessionService {
    private static final int SERVING = 1;

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of(
                "/grpc.health.v1.Health/Check",
                call -> call.send(new ProtoWriter().integer(1, SERVING).toByteArray()));
    }
}
