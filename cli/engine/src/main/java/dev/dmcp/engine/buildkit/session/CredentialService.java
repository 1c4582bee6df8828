package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** {@code moby.filesync.v1.Auth}: the user's credentials for a registry, when the builder pulls or pushes. */
public final class CredentialService implements SessionService {

    /** @param user empty when {@code secret} is an identity token; both are empty for nobody */
    public record Credentials(String user, String secret) {
        public static final Credentials NONE = new Credentials("", "");

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", secret=[redacted]]";
        }
    }

    private final Function<String, Credentials> lookup;

    /** @param lookup from a registry's host to what is known for it; asked once for each request */
    public CredentialService(Function<String, Credentials> lookup) {
        this.lookup = lookup;
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.filesync.v1.Auth/Credentials", this::credentials);
    }

    private void credentials(ServerCall call) throws IOException {
        String host = "";
        ProtoReader request = new ProtoReader(call.receiveOnly());
        while (request.next()) {
            if (request.field() == 1) {
                host = request.string();
            }
        }
        Credentials found = lookup.apply(host);
        call.send(new ProtoWriter()
                .string(1, found.user())
                .string(2, found.secret())
                .toByteArray());
    }
}
