package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the supervisor behind a socket. */
final class ControlClient {

    private final Path socket;

    ControlClient(Path socket) {
        this.socket = socket;
    }

    /** Empty when no supervisor answers; throws a failure when it refuses. */
    Optional<JsonFields> ask(JsonFields request) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            LineChannel.write(channel, request.line());
            JsonFields answer = JsonFields.parse(LineChannel.read(channel))
                    .orElseThrow(() -> new IOException("the answer is no JSON object"));
            if (answer.has("failure")) {
                throw new Failure.OperationFailed(answer.text("failure"), answer.text("hint"));
            }
            return Optional.of(answer);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }
}
