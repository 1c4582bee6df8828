package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.hpack.HeaderField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session: as long as it is open, solves that name its id may call its services. It runs inside of
 * {@code Control.Session}, because engines deprecate {@code POST /session} (API 1.53).
 */
public final class BuildSession implements AutoCloseable {
    private final String id;
    private final GrpcServer server;

    private BuildSession(String id, GrpcServer server) {
        this.id = id;
        this.server = server;
    }

    /**
     * Opens a session.
     *
     * @param id unique
     * @param sharedKey equal for sessions whose folders of the same name are the same folders, so that only changes
     *     of them are sent
     */
    public static BuildSession open(
            ControlClient control, String id, String sharedKey, List<? extends SessionService> services)
            throws IOException {
        Map<String, GrpcServer.Handler> methods = new LinkedHashMap<>(new HealthService().methods());
        services.forEach(service -> methods.putAll(service.methods()));
        List<HeaderField> metadata = new ArrayList<>();
        metadata.add(new HeaderField("x-docker-expose-session-uuid", id));
        metadata.add(new HeaderField("x-docker-expose-session-name", "dmcp"));
        metadata.add(new HeaderField("x-docker-expose-session-sharedkey", sharedKey));
        for (String method : methods.keySet()) {
            metadata.add(new HeaderField("x-docker-expose-session-grpc-method", method));
        }
        Tunnel tunnel = new Tunnel(control.session(metadata));
        return new BuildSession(id, new GrpcServer(tunnel, "session", methods));
    }

    public String id() {
        return id;
    }

    @Override
    public void close() {
        server.close();
    }
}
