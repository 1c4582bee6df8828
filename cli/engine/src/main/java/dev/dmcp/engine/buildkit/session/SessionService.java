package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import java.util.Map;

/** Something that a builder may ask for during a session. */
public interface SessionService {
    /** By {@code /package.Service/Method}. */
    Map<String, GrpcServer.Handler> methods();
}
